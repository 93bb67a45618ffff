using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Formats;
using Spectra.Libraries;
using Spectra.Roles;
using Spectra.Search;
using Spectra.Service.Identification;
using Spectra.Service.Substances;

namespace Spectra.Service.Seizures;

/// <summary>Runs recorded analyses again from the bytes as received, with the recipe, metric and library releases that they name, and compares the reports byte for byte.</summary>
/// <param name="reader">The record.</param>
/// <param name="libraries">The releases at hand; they are told by their hashes, and must outlive this.</param>
internal sealed class Rerun(RecordReader reader, ImmutableArray<ReferenceLibrary> libraries)
{
    private readonly ConcurrentDictionary<string, Identifier> _identifiers = new(StringComparer.Ordinal);

    /// <summary>Runs every analysis of a measurement again, oldest first.</summary>
    public ImmutableArray<RerunOutcome> Of(MeasurementRecord record) =>
        [.. record.Analyses.Select(analysis => record.IsIntact ? Of(record.Measurement, analysis) : Impossible(analysis, $"The record is not as it was written: {record.Findings[0]}"))];

    /// <summary>What an identifier of any libraries makes of what an analysis was made of.</summary>
    /// <returns>The report, or a sentence why there can be none.</returns>
    public (IdentificationReport? Report, string? Sentence) With(Identifier identifier, Measurement measurement, Analysis analysis)
    {
        if (reader.FindRaw(measurement.Sha256) is not { } bytes)
        {
            return (null, $"The bytes '{measurement.Sha256}' are not there as they were received: run 'spectra audit verify'.");
        }

        if (SpectrumReader.Read(bytes, measurement.FileName) is not ReadResult.Accepted { File: { } file } || measurement.Subfile >= file.Spectra.Length)
        {
            return (null, $"This version does not read '{measurement.FileName}' as the one that recorded it did: use version {analysis.EngineVersion}.");
        }

        Spectrum spectrum = file.Spectra[(int)measurement.Subfile];
        InferredRole role = RoleInference.Infer(spectrum, (analysis.RoleStated ?? measurement.RoleByDevice) is { } stated ? RecordWords.Role(stated) : MeasurementRole.Unknown);
        return (identifier.Identify(measurement.FileName, (int)measurement.Subfile, measurement.Sha256, spectrum, role), null);
    }

    private RerunOutcome Of(Measurement measurement, Analysis analysis)
    {
        if (IdentifierOf(analysis) is not { } identifier)
        {
            string missing = string.Join(", ", Named(analysis).Where(named => Find(named) is null).Select(static named => $"{named.Name} {named.Release} ({named.Sha256})"));
            return Impossible(analysis, missing.Length > 0
                ? $"Library releases that the analysis names are not at hand: {missing}. Give them with --library."
                : $"This version has no metric '{analysis.Metric}': use version {analysis.EngineVersion}.");
        }

        (IdentificationReport? report, string? sentence) = With(identifier, measurement, analysis);
        if (report is null)
        {
            return Impossible(analysis, sentence!);
        }

        string again = JsonSerializer.Serialize(report, ReportJson.Line.IdentificationReport);
        return again == analysis.ReportJson
            ? new RerunOutcome.Identical(analysis.Id, analysis.EngineVersion, Engine.Version)
            : new RerunOutcome.Different(analysis.Id, analysis.EngineVersion, Engine.Version, ReportDifference.Between(analysis.ReportJson, again));
    }

    private Identifier? IdentifierOf(Analysis analysis)
    {
        ImmutableArray<ReferenceLibrary?> named = [.. Named(analysis).Select(Find)];
        return named.IsEmpty || named.Contains(null) || analysis.Metric is null || !Metric.TryFind(analysis.Metric, out Metric metric)
            ? null
            : _identifiers.GetOrAdd($"{analysis.Metric} {analysis.LibrariesJson}", _ => new Identifier([.. named.Select(static library => library!)], metric, ReferenceFacts.Catalogue, ReferenceFacts.Residues, AnalysisSettings.Candidates));
    }

    private static ImmutableArray<LibraryStatement> Named(Analysis analysis) => JsonSerializer.Deserialize(analysis.LibrariesJson, ReportJson.Line.ImmutableArrayLibraryStatement);

    private ReferenceLibrary? Find(LibraryStatement named) => libraries.FirstOrDefault(library => library.Sha256 == named.Sha256);

    private static RerunOutcome.Impossible Impossible(Analysis analysis, string sentence) => new(analysis.Id, analysis.EngineVersion, Engine.Version, sentence);
}
