namespace Spectra.Service.Storage.Sealing;

/// <summary>Shows and changes the key that seals a data folder's record.</summary>
internal static class SealKeys
{
    /// <summary>The site's key; null where none has sealed any row yet.</summary>
    /// <exception cref="EvidenceException">The record can't be read.</exception>
    public static SiteKey? Current(string folder) => DatabaseReader.Open(folder).Read(static snapshot => SiteKeys.Of(snapshot).Latest);

    /// <summary>Seals with another key from now on: that of the configured PKCS#12 file, else a new one in the data folder. The former key signs that it is followed by it.</summary>
    /// <returns>The new key.</returns>
    /// <exception cref="EvidenceException">Nothing was changed, and why.</exception>
    public static SealKey Change(string folder, TimeProvider time, string reason, string by)
    {
        using Database database = Database.Open(folder, time, signers: SignerChoice.Former(folder));
        using ISealSigner successor = Successor(folder);
        return Change(database, successor, reason, by);
    }

    /// <summary>Seals with another key though the former one is lost: the record says that nobody vouches for the change but who made it.</summary>
    /// <returns>The new key.</returns>
    /// <exception cref="EvidenceException">Nothing was changed, and why.</exception>
    public static SealKey Replace(string folder, TimeProvider time, string reason, string by)
    {
        if (Current(folder) is { } current && FileSealSigner.Find(folder, current.Key.Fingerprint) is { } found)
        {
            found.Dispose();
            throw new EvidenceException($"The key that seals the record in '{folder}' is not lost: nothing was changed. Change it without --lost, so that it vouches for the next one.");
        }

        using ISealSigner successor = Successor(folder);
        using Database database = Database.Open(folder, time, signers: SignerChoice.InPlaceOfALostKey(successor));
        return Change(database, successor, reason, by);
    }

    private static SealKey Change(Database database, ISealSigner successor, string reason, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        database.ChangeKey(successor, reason, by);
        if (successor is FileSealSigner)
        {
            // The record names it now: it takes the former one's place. A stop before this is finished at the next opening.
            using FileStream held = WriterLock.Take(database.Folder, Database.DefaultPatience);
            FileSealSigner.Find(database.Folder, successor.Key.Fingerprint)?.Dispose();
        }

        return successor.Key;
    }

    private static ISealSigner Successor(string folder) => SealSettings.Of(SiteSettings.Of(folder)).Pkcs12 is { } file ? Pkcs12SealSigner.Open(file) : FileSealSigner.Make(folder);
}
