namespace Spectra.Service.Storage.Sealing;

/// <summary>Checks who signed the seal: the site's key, which is that of the record, each key following the one before it with its signature.</summary>
/// <param name="seal">The seal, whose own signature is good.</param>
/// <param name="keys">The site's keys.</param>
internal sealed class SealAudit(ChainSeal seal, SiteKeys keys)
{
    private readonly List<AuditFinding> _findings = [];
    private readonly List<string> _notes = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<AuditFinding> Findings => _findings;

    /// <summary>What is worth knowing.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Checks.</summary>
    /// <param name="noted">The fingerprint noted elsewhere; null where none was.</param>
    /// <param name="published">What the file of the public half holds; null where there is none.</param>
    public void Run(string? noted, string? published)
    {
        SiteKey? former = null;
        foreach (SiteKey key in keys.Keys)
        {
            CheckSuccession(key, former);
            former = key;
        }

        if (keys.FaultOf(seal) is { } fault)
        {
            Broken(null, fault);
        }
        else if (!seal.IsSigned)
        {
            _notes.Add("The seal is an unsigned seal of an older version: the next write signs it.");
        }

        if (noted is not null && seal.Key != SealKey.Plain(noted))
        {
            string before = keys.Keys.FirstOrDefault(key => key.Key.Fingerprint == SealKey.Plain(noted)) is { } known ? $" It was this record's key from event {known.Seq} on, and was changed since." : "";
            Broken(null, $"The seal is under the key {seal.Key ?? "of nobody"}, not under {SealKey.Plain(noted)} as was noted.{before}");
        }

        CheckPublished(published);
    }

    /// <summary>Whoever checks seals with another program takes the key from that file.</summary>
    private void CheckPublished(string? published)
    {
        string name = $"{FileSealSigner.FolderName}/{FileSealSigner.PublicName}";

        // A former key's stays where the next one lies elsewhere, and until its change is finished.
        if (published is not null && seal.PublicKey is { } current && published != SealKey.Pem(current) && !keys.Keys.Any(key => published == SealKey.Pem(key.Key.PublicKey)))
        {
            Broken(null, $"The file '{name}' was altered or replaced: it does not hold the public half of the key {seal.Key} that seals this record.");
        }
    }

    private void CheckSuccession(SiteKey key, SiteKey? former)
    {
        if (key.Algorithm != SealKey.Algorithm)
        {
            Broken(key, $"The key {key.Key.Fingerprint} (event {key.Seq}) is for '{key.Algorithm}': expected {SealKey.Algorithm}.");
        }
        else if (key.PreviousKey != (former?.Key.Fingerprint ?? ""))
        {
            Broken(key, $"The key {key.Key.Fingerprint} (event {key.Seq}) does not follow the key {former?.Key.Fingerprint ?? "of nobody"} that sealed before it.");
        }
        else if (former is not null && key.PreviousSignature.Length == 0)
        {
            _notes.Add($"The key was changed at event {key.Seq} from {former.Key.Fingerprint} to {key.Key.Fingerprint} without the signature of the former one, as lost: only {key.ChangedBy} vouches for it ('{key.Reason}').");
        }
        else if (former is not null && !former.Key.Verifies(SealText.OfSuccession(keys.Site, key.PreviousKey, key.Key.Fingerprint, key.ValidFrom), key.PreviousSignature))
        {
            Broken(key, $"The change to the key {key.Key.Fingerprint} (event {key.Seq}) is not signed by the key {former.Key.Fingerprint} before it, as it claims.");
        }
    }

    private void Broken(SiteKey? key, string sentence) => _findings.Add(new AuditFinding(AuditFindingKind.SealBroken, key is null ? "" : EvidenceTables.Signer, key?.Id, key?.Seq, sentence));
}
