using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Driver.Docking;
using Spectra.Roles;
using Spectra.Service.Identification;

namespace Spectra.Service.Seizures;

/// <summary>One spectrum of a received file with what it is for and what was made of it.</summary>
/// <param name="Spectrum">The spectrum.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Report">The answer; null for backgrounds, blanks and checks, and where there is no library.</param>
internal sealed record AssessedSpectrum(Spectrum Spectrum, InferredRole Role, IdentificationReport? Report)
{
    /// <summary>The same as it is recorded.</summary>
    public NewMeasurement Measurement => new(Spectrum, Role, Analysis, Role.Role == MeasurementRole.Check ? InstrumentCheck.Of(Spectrum) : null);

    private NewAnalysis? Analysis => Report is null ? null : AnalysisOf(Report);

    /// <summary>A report as it is recorded.</summary>
    public static NewAnalysis AnalysisOf(IdentificationReport report) =>
        new(
            report.Engine.Version,
            report.Engine.Recipe,
            report.Engine.Metric,
            JsonSerializer.Serialize(report.Engine.Libraries, ReportJson.Line.ImmutableArrayLibraryStatement),
            report.Quality.Verdict,
            report.Verdict.Kind,
            report.Verdict.Ids,
            report.Verdict.Level,
            report.Verdict.Statement,
            JsonSerializer.Serialize(report, ReportJson.Line.IdentificationReport))
        {
            Confidence = report.Verdict.Confidence,
            AlertClasses = [.. report.Alerts.Select(static alert => alert.Class).Distinct()],
        };

    /// <summary>Every spectrum of a file.</summary>
    /// <param name="identifier">What answers; null where there is no library.</param>
    /// <param name="file">The file.</param>
    public static ImmutableArray<AssessedSpectrum> Of(Identifier? identifier, DockEvent.Taken file) =>
    [
        .. file.File.Spectra.Select((spectrum, subfile) =>
        {
            InferredRole role = RoleInference.Infer(spectrum, file.Record.Role);
            return new AssessedSpectrum(spectrum, role, Kept(identifier?.Identify(file.FileName, subfile, file.Sha256, spectrum, role), role));
        }),
    ];

    /// <summary>Backgrounds, blanks and checks get no verdict; an alert is kept whatever the measurement was said to be.</summary>
    private static IdentificationReport? Kept(IdentificationReport? report, InferredRole role) =>
        role.Role is MeasurementRole.Sample or MeasurementRole.Unknown || report?.Alerts.IsEmpty == false ? report : null;
}
