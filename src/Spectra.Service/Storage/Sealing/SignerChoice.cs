namespace Spectra.Service.Storage.Sealing;

/// <summary>Which signer seals a data folder, given the fingerprint of the site's key.</summary>
internal sealed class SignerChoice
{
    private readonly Func<string?, ISealSigner> _open;

    private SignerChoice(Func<string?, ISealSigner> open) => _open = open;

    /// <summary>Whether the former key is lost, so that its seal can be followed by another's.</summary>
    public bool ReplacesALostKey { get; private init; }

    /// <summary>The signer that is configured: the PKCS#12 file where one is named, else the key in the data folder.</summary>
    public static SignerChoice Configured(string folder) => new(fingerprint => Configured(folder, SealSettings.Of(SiteSettings.Of(folder)), fingerprint));

    /// <summary>The site's key wherever it lies, for the moment in which another takes its place.</summary>
    public static SignerChoice Former(string folder) => new(fingerprint => Former(folder, SealSettings.Of(SiteSettings.Of(folder)), fingerprint));

    /// <summary>A signer in the place of a lost key.</summary>
    public static SignerChoice InPlaceOfALostKey(ISealSigner signer) => new(_ => signer) { ReplacesALostKey = true };

    /// <summary>Opens the signer.</summary>
    /// <param name="fingerprint">The site's key; null where it has none yet.</param>
    /// <exception cref="EvidenceException">It can't be had.</exception>
    public ISealSigner Open(string? fingerprint) => _open(fingerprint);

    private static ISealSigner Configured(string folder, SealSettings settings, string? fingerprint)
    {
        if (settings.Pkcs12 is not { } file)
        {
            return FileSealSigner.Open(folder, fingerprint);
        }

        Pkcs12SealSigner signer = Pkcs12SealSigner.Open(file);
        if (fingerprint is null || signer.Key.Fingerprint == fingerprint)
        {
            return signer;
        }

        string found = signer.Key.Fingerprint;
        signer.Dispose();
        throw new EvidenceException($"The key in '{file}' has the fingerprint {found}, but this record is sealed with the key {fingerprint}: nothing was opened. Configure that key; to seal with the new one from now on, run 'spectra audit key change'.");
    }

    private static ISealSigner Former(string folder, SealSettings settings, string? fingerprint)
    {
        if (fingerprint is null)
        {
            throw new EvidenceException($"The record in '{folder}' has no key yet: the configured one is taken with its first row. Nothing was changed.");
        }

        if (FileSealSigner.Find(folder, fingerprint) is { } inFolder)
        {
            return inFolder;
        }

        foreach (Pkcs12File file in new[] { settings.FormerPkcs12, settings.Pkcs12 }.OfType<Pkcs12File>())
        {
            Pkcs12SealSigner signer = Pkcs12SealSigner.Open(file);
            if (signer.Key.Fingerprint == fingerprint)
            {
                return signer;
            }

            signer.Dispose();
        }

        throw new EvidenceException($"The key that seals the record in '{folder}' (fingerprint {fingerprint}) was not found, and only it can vouch for the next one: nothing was changed. Put it back, or name its PKCS#12 file in {Pkcs12File.FormerVariable}; if it is lost, say so with --lost.");
    }
}
