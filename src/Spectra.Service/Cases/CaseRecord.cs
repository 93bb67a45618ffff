using System.Collections.Immutable;
using Spectra.Service.Exhibits;
using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>A case with everything that belongs to it but measurements and nominal data.</summary>
/// <param name="File">The case.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="History">Every change of that, oldest first.</param>
/// <param name="Officers">The accounts it belongs to, the one who opened it first.</param>
/// <param name="Interceptions">Oldest first.</param>
/// <param name="Exhibits">In the order they were recorded; a parent before what it holds.</param>
/// <param name="Parties">Which parts are played by somebody; who that is lies elsewhere.</param>
/// <param name="Holds">Every change, oldest first.</param>
internal sealed record CaseRecord(
    Recorded<CaseFile> File,
    CaseStatus Status,
    ImmutableArray<CaseStatusChange> History,
    ImmutableArray<string> Officers,
    ImmutableArray<Recorded<Interception>> Interceptions,
    ImmutableArray<Recorded<Exhibit>> Exhibits,
    ImmutableArray<Party> Parties,
    ImmutableArray<Hold> Holds)
{
    /// <summary>Whether a legal hold stands.</summary>
    public bool IsHeld => Holds is [.., { Change: HoldChange.Placed }];
}
