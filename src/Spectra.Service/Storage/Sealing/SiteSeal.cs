namespace Spectra.Service.Storage.Sealing;

/// <summary>The seal of a site whose record is open for writing: what is written is signed by the site's key. Not thread-safe; the writer's lock guards it.</summary>
internal sealed class SiteSeal(string folder, SignerChoice choice) : IDisposable
{
    private readonly SealFile _file = new(folder);
    private ISealSigner? _signer;
    private SiteKeys? _keys;

    /// <summary>Where the seal is.</summary>
    public string Path => _file.Path;

    private ISealSigner Signer => _signer ?? throw new InvalidOperationException("The seal's signer is chosen before anything is written.");

    /// <summary>The seal, or null where there is none.</summary>
    /// <exception cref="EvidenceException">The file is no seal, or not as it was signed.</exception>
    public ChainSeal? Read() => _file.Read();

    /// <summary>Takes note of the site's keys and has its signer ready, also where another process changed the key meanwhile.</summary>
    /// <returns>What is wrong with who signed the seal, as a sentence; null where nothing is.</returns>
    /// <exception cref="EvidenceException">The site's key can't be had.</exception>
    public string? Follow(ChainSeal seal, SiteKeys keys)
    {
        _keys = keys;
        string? site = keys.Latest?.Key.Fingerprint;
        if (_signer is null || (site is not null && site != _signer.Key.Fingerprint && !choice.ReplacesALostKey))
        {
            Take(choice.Open(site));
        }

        return choice.ReplacesALostKey ? null : keys.FaultOf(seal);
    }

    /// <summary>Signs and replaces the seal; on return it is on the disk.</summary>
    /// <exception cref="EvidenceException">It could not be written; the former seal is still there.</exception>
    public void Write(ChainSeal seal, DateTimeOffset at) => _file.Write(SealSignature.Of(seal, Signer, at));

    /// <summary>A signature of the site's key over a text that is to be recorded, and the key's fingerprint.</summary>
    public (string Signature, string KeyFingerprint) Sign(ReadOnlySpan<byte> text) => (Signer.Sign(text), Signer.Key.Fingerprint);

    /// <summary>The row that names the first key of a site; null where one is named already.</summary>
    public EvidenceRow? Introduction(DateTimeOffset at) => _keys is { Latest: null } ? Row(Signer, at) : null;

    /// <summary>The row that names the next key, signed by the present one; without that signature where the present one is lost.</summary>
    /// <exception cref="EvidenceException">The site has no key yet, or it is the same.</exception>
    public EvidenceRow Succession(ISealSigner successor, DateTimeOffset at, string reason, string by)
    {
        string site = _keys!.Site;
        if (_keys.Latest is not { Key.Fingerprint: var present })
        {
            throw new EvidenceException($"The record in '{folder}' has no key yet: the configured one is taken with its first row. Nothing was changed.");
        }

        if (successor.Key.Fingerprint == present)
        {
            throw new EvidenceException($"The key {present} seals the record in '{folder}' already: nothing was changed. Configure the new one first.");
        }

        EvidenceRow row = Row(successor, at).With("previous_key", present).With("reason", reason).With("changed_by", by);
        return choice.ReplacesALostKey
            ? row
            : row.With("previous_signature", Signer.Sign(SealText.OfSuccession(site, present, successor.Key.Fingerprint, UtcText.Of(at))));
    }

    /// <summary>Seals with another key from now on; with the same where null.</summary>
    public void Take(ISealSigner? successor)
    {
        if (successor is not null && successor != _signer)
        {
            _signer?.Dispose();
            _signer = successor;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _signer?.Dispose();

    private static EvidenceRow Row(ISealSigner signer, DateTimeOffset at) => new EvidenceRow(EvidenceTables.Signer)
        .With("id", Guid.CreateVersion7(at))
        .With("key_fingerprint", signer.Key.Fingerprint)
        .With("public_key", signer.Key.PublicKey)
        .With("algorithm", SealKey.Algorithm)
        .With("provider", signer.Provider)
        .With("valid_from", at);
}
