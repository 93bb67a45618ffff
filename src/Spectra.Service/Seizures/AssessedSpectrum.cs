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

    private NewAnalysis? Analysis => Report is null
        ? null
        : new NewAnalysis(
            Report.Engine.Version,
            Report.Engine.Recipe,
            Report.Engine.Metric,
            JsonSerializer.Serialize(Report.Engine.Libraries, ReportJson.Line.ImmutableArrayLibraryStatement),
            Report.Quality.Verdict,
            Report.Verdict.Kind,
            Report.Verdict.Ids,
            Report.Verdict.Level,
            Report.Verdict.Statement,
            JsonSerializer.Serialize(Report, ReportJson.Line.IdentificationReport));

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
