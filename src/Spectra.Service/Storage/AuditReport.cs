using System.Collections.Immutable;

namespace Spectra.Service.Storage;

/// <summary>What an audit of a data folder came to.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Events">How many events were checked.</param>
/// <param name="Rows">How many rows were checked.</param>
/// <param name="Head">The chain's head as the seal names it; null where there is no readable seal.</param>
/// <param name="Findings">Everything wrong, in the order of the chain, what has no place in it last.</param>
/// <param name="Notes">What is worth knowing and not wrong.</param>
internal sealed record AuditReport(string Folder, long Events, long Rows, ChainHead? Head, ImmutableArray<AuditFinding> Findings, ImmutableArray<string> Notes)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsClean => Findings.IsEmpty;

    /// <summary>The first wrong row: the finding earliest in the chain.</summary>
    public AuditFinding? First => Findings.IsEmpty ? null : Findings[0];
}
