using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Retro;

/// <summary>A newer library changes the answer to a stored spectrum: for the port and the chemist. Both analyses stay.</summary>
[EvidenceTable(EvidenceTables.Alert)]
internal sealed record AnswerAlert
{
    [Fixed]
    public required Guid Id { get; init; }

    [Fixed]
    public required Guid RunId { get; init; }

    [Fixed]
    public required Guid MeasurementId { get; init; }

    /// <summary>The analysis that was the latest; null where there was none.</summary>
    [Fixed]
    public Guid? FormerAnalysisId { get; init; }

    /// <summary>The analysis with the libraries of the run.</summary>
    [Fixed]
    public required Guid AnalysisId { get; init; }

    /// <summary>What changed, as JSON: field, then, now.</summary>
    [Fixed]
    public required string Changes { get; init; }

    [Fixed]
    public required string Sentence { get; init; }

    /// <summary>The dangers and controls of the new answer, each once.</summary>
    [Fixed]
    public required ImmutableArray<string> AlertClasses { get; init; }

    [Fixed]
    public required DateTimeOffset RaisedAt { get; init; }
}
