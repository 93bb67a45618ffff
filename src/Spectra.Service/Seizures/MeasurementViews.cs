using System.Collections.Immutable;
using Spectra.Service.Commands;
using Spectra.Service.Exhibits;
using Spectra.Service.Identification;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>A measurement with what is recorded around it, as it stands now.</summary>
/// <param name="Record">The same as <c>record show</c> prints.</param>
/// <param name="ExhibitId">The exhibit it is of; null where it is of none.</param>
/// <param name="Analyses">Every analysis, oldest first.</param>
/// <param name="InstrumentAnswers">What the instrument itself answered.</param>
/// <param name="Disagreement">Where the instrument and the latest analysis name different substances, a sentence; null where they don't, or one of them names none.</param>
/// <param name="Operator">The account of who brought it; null where a detector was docked unasked.</param>
/// <param name="IsIntact">Whether every row shown is as it was recorded.</param>
internal sealed record MeasurementView(
    RecordLine Record,
    Guid? ExhibitId,
    ImmutableArray<AnalysisView> Analyses,
    ImmutableArray<Recorded<InstrumentAnswer>> InstrumentAnswers,
    string? Disagreement,
    string? Operator,
    bool IsIntact)
{
    /// <summary>The view of a record.</summary>
    public static MeasurementView Of(MeasurementRecord record, Guid? exhibitId, ImmutableArray<Recorded<InstrumentAnswer>> answers) => new(
        RecordLine.Of(record),
        exhibitId,
        [.. record.Analyses.Select(AnalysisView.Of)],
        answers,
        record.Analyses is [.., { } latest] && answers is [.., { Value: { } answer }] ? InstrumentDisagreement.Between(answer, latest) : null,
        record.Measurement.Operator,
        record.IsIntact && answers.All(static answer => answer.IsIntact));
}

/// <summary>An analysis in a list.</summary>
internal sealed record AnalysisView(Guid Id, DateTimeOffset AnalysedAt, string EngineVersion, string VerdictKind, ImmutableArray<string> Ids, double? Confidence, ImmutableArray<string> AlertClasses, string Statement, string ReportSha256, string? DecisionRule, string? RequestedBy)
{
    public static AnalysisView Of(Analysis analysis) =>
        new(analysis.Id, analysis.AnalysedAt, analysis.EngineVersion, analysis.VerdictKind, analysis.Ids, analysis.Confidence, analysis.AlertClasses, analysis.Statement, analysis.ReportSha256, analysis.DecisionRule, analysis.RequestedBy);
}

/// <summary>A measurement in a list.</summary>
internal sealed record MeasurementItem(Guid Id, string FileName, DateTimeOffset ReceivedAt, string Role, string? VerdictKind, string? Statement, ImmutableArray<string> AlertClasses, bool IsIntact)
{
    public static MeasurementItem Of(MeasurementSummary summary) => new(
        summary.Measurement.Id,
        summary.Measurement.FileName,
        summary.Measurement.ReceivedAt,
        RecordWords.Of(summary.Role),
        summary.Latest?.VerdictKind,
        summary.Latest?.Statement,
        summary.Latest?.AlertClasses ?? [],
        summary.IsIntact);
}

/// <summary>A decoded spectrum: positions and ordinates as the file states them; a missing ordinate is null.</summary>
internal sealed record SpectrumView(string AxisUnit, string OrdinateUnit, string Sha256, ImmutableArray<double> Positions, ImmutableArray<double?> Ordinates)
{
    public static SpectrumView Of(Spectrum spectrum) => new(
        spectrum.Axis.Unit.Id,
        spectrum.Unit.Id,
        SpectrumHash.Of(spectrum),
        [.. spectrum.Axis.Positions],
        [.. spectrum.Ordinates.ToArray().Select(static ordinate => double.IsNaN(ordinate) ? (double?)null : ordinate)]);
}

/// <summary>What came of a file: its measurements, and for each the answer.</summary>
/// <param name="IsNew">Whether it was recorded now; its content may have been in the record already.</param>
/// <param name="Measurements">The measurements.</param>
/// <param name="Reports">The answers, one a spectrum; null where there is none.</param>
internal sealed record UploadView(bool IsNew, ImmutableArray<Guid> Measurements, ImmutableArray<IdentificationReport?> Reports);
