using System.Collections.Immutable;
using System.Globalization;

namespace Spectra.Service.Storage;

/// <summary>What an audit of a data folder came to.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Events">How many events were checked.</param>
/// <param name="Rows">How many rows were checked.</param>
/// <param name="Head">The chain's head as the seal names it; null where there is no readable seal.</param>
/// <param name="Findings">Everything wrong, in the order of the chain, what has no place in it last.</param>
/// <param name="Notes">What is worth knowing and not wrong.</param>
/// <param name="NotChecked">Why the record, or a part of it, could not be checked; null where all of it was.</param>
internal sealed record AuditReport(string Folder, long Events, long Rows, ChainHead? Head, ImmutableArray<AuditFinding> Findings, ImmutableArray<string> Notes, NotChecked? NotChecked)
{
    /// <summary>The name of the engine that holds the record; null where none was found.</summary>
    public string? Engine { get; init; }

    /// <summary>Whether everything was checked and nothing is wrong.</summary>
    public bool IsClean => Findings.IsEmpty && NotChecked is null;

    /// <summary>What the audit came to, as one sentence. What could not be checked is never called wrong.</summary>
    public string Sentence =>
        First is { } first ? string.Create(CultureInfo.InvariantCulture, $"NOT INTACT: {Findings.Length:N0} findings. First: {first.Sentence}")
        : NotChecked is { } notChecked ? $"COULD NOT BE CHECKED: {notChecked.Sentence}"
        : string.Create(CultureInfo.InvariantCulture, $"Intact: {Events:N0} events over {Rows:N0} rows in {Engine}, head {Head?.Hash ?? "none"}.");

    /// <summary>The first wrong row: the finding earliest in the chain; null where nothing was found wrong.</summary>
    public AuditFinding? First => Findings.IsEmpty ? null : Findings[0];
}
