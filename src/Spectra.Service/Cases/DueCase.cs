using System.Collections.Immutable;

namespace Spectra.Service.Cases;

/// <summary>A closed case whose nominal data is due for disposal.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Classification">Its classification, which may have a time of its own.</param>
/// <param name="ClosedAt">When it was closed, for the last time.</param>
/// <param name="Years">How long nominal data is kept from then on.</param>
/// <param name="DueAt">Since when it is due.</param>
/// <param name="Parties">The parties whose nominal data is still there.</param>
/// <param name="IsHeld">Whether a legal hold stands: then nothing is disposed of.</param>
/// <param name="Findings">What is wrong with the rows that say so; where anything is, nothing is disposed of on their word.</param>
internal sealed record DueCase(
    Guid CaseId,
    string Reference,
    string? Classification,
    DateTimeOffset ClosedAt,
    int Years,
    DateTimeOffset DueAt,
    ImmutableArray<Guid> Parties,
    bool IsHeld,
    ImmutableArray<string> Findings)
{
    /// <summary>Whether it may be disposed of.</summary>
    public bool MayBeDisposedOf => !IsHeld && Findings.IsEmpty;
}
