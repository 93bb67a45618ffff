using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Releases;

/// <summary>A key whose release files are taken, or no longer.</summary>
[EvidenceTable(EvidenceTables.ReleaseKey)]
internal sealed record ReleaseKey
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required string KeyFingerprint { get; init; }

    /// <summary>The SubjectPublicKeyInfo, in base64.</summary>
    [Fixed]
    public required string PublicKey { get; init; }

    /// <summary>Whose it is.</summary>
    [Fixed]
    public required string Name { get; init; }

    /// <summary>Whether its files are taken from now on.</summary>
    [Fixed]
    public required bool Trusted { get; init; }

    [Fixed]
    public required string Reason { get; init; }

    [Fixed]
    public required string ChangedBy { get; init; }

    [Fixed]
    public required DateTimeOffset ChangedAt { get; init; }
}
