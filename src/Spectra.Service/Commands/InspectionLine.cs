using System.Collections.Immutable;
using System.Globalization;
using Spectra.Service.Identification;

namespace Spectra.Service.Commands;

/// <summary>One JSON line of <c>inspect</c>: what a file says of one spectrum. Null means "not stated".</summary>
internal sealed record InspectionLine(
    string File,
    int Subfile,
    string Sha256,
    string Format,
    int Points,
    int Missing,
    double First,
    double Last,
    string XUnit,
    string XUnitStated,
    string YUnit,
    string YUnitStated,
    string Technique,
    string? TechniqueStated,
    double? Resolution,
    int? Scans,
    string? Title,
    string? Cas,
    string? Instrument,
    string? Time,
    string? Origin,
    string? Comment,
    string Role,
    ImmutableArray<SpectrumWarning> Warnings)
{
    public static InspectionLine Of(string file, int subfile, string sha256, string format, Spectrum spectrum)
    {
        Acquisition acquisition = spectrum.Acquisition;
        return new InspectionLine(
            file, subfile, sha256, format, spectrum.Count, spectrum.MissingCount, spectrum.Axis.First, spectrum.Axis.Last,
            spectrum.Axis.Unit.Id, spectrum.Axis.Unit.Stated, spectrum.Unit.Id, spectrum.Unit.Stated,
            Words.Of(acquisition.Technique), acquisition.TechniqueStated, acquisition.ResolutionPerCentimetre, acquisition.CoAddedScans,
            acquisition.Title, acquisition.Cas, acquisition.Instrument, acquisition.MeasuredAt, acquisition.Origin, acquisition.Comment, Words.Of(acquisition.Role), spectrum.Warnings);
    }

    /// <summary>The same for a person.</summary>
    public IEnumerable<(string Label, string Value)> Rows()
    {
        const string NotStated = "not stated";
        yield return ("format", Format);
        yield return ("points", Missing == 0 ? $"{Points:N0}" : $"{Points:N0}, {Missing:N0} missing");
        yield return ("range", string.Create(CultureInfo.InvariantCulture, $"{First:G7} to {Last:G7} {XUnitStated}"));
        yield return ("ordinates", YUnitStated);
        yield return ("technique", TechniqueStated is null ? Technique : $"{Technique} ({TechniqueStated})");
        yield return ("resolution", Resolution is { } resolution ? string.Create(CultureInfo.InvariantCulture, $"{resolution:G4} cm-1") : NotStated);
        yield return ("title", Title ?? NotStated);
        yield return ("CAS", Cas ?? NotStated);
        yield return ("instrument", Instrument ?? NotStated);
        yield return ("time", Time ?? NotStated);
        yield return ("SHA-256", Sha256);
    }
}
