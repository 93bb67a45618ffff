using System.Security.Cryptography;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Whose release files are taken: each key is trusted by a person, explicitly, and recorded.</summary>
internal sealed class TrustedKeys(ReleaseStore store, TimeProvider time)
{
    /// <summary>Trusts a key from now on.</summary>
    /// <param name="pem">A public key in PEM: ECDSA on P-256.</param>
    /// <param name="name">Whose it is.</param>
    /// <param name="reason">Why; it stays in the record.</param>
    /// <param name="by">Who trusts it.</param>
    public Appending Trust(string pem, string name, string reason, string by)
    {
        if (KeyOf(pem) is not { } key)
        {
            return new Appending.Refused("That is no public key that releases are signed with: expected one ECDSA P-256 public key in PEM, as 'keys/seal-public.pem' of the other site has it.");
        }

        return store.Keys().Any(known => known.KeyFingerprint == key.Fingerprint && known.Trusted)
            ? new Appending.Refused($"The key {key.Fingerprint} is trusted already.")
            : Add(key, name, isTrusted: true, reason, by);
    }

    /// <summary>Takes no more files of a key.</summary>
    /// <param name="fingerprint">The key.</param>
    /// <param name="reason">Why; it stays in the record.</param>
    /// <param name="by">Who says so.</param>
    public Appending Distrust(string fingerprint, string reason, string by) =>
        store.Keys().FirstOrDefault(known => known.KeyFingerprint == SealKey.Plain(fingerprint) && known.Trusted) is { } key
            ? Add(new SealKey(key.KeyFingerprint, key.PublicKey), key.Name, isTrusted: false, reason, by)
            : new Appending.NotFound($"No key '{fingerprint}' is trusted here.");

    private Appending.Done Add(SealKey key, string name, bool isTrusted, string reason, string by)
    {
        ReleaseKey row = new()
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            KeyFingerprint = key.Fingerprint,
            PublicKey = key.PublicKey,
            Name = name,
            Trusted = isTrusted,
            Reason = reason,
            ChangedBy = by,
            ChangedAt = time.GetUtcNow(),
        };
        store.Add(row);
        return new Appending.Done(row.Id);
    }

    private static SealKey? KeyOf(string pem)
    {
        using ECDsa key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return SealKey.IsP256(key) ? SealKey.Of(key) : null;
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            return null;
        }
    }
}
