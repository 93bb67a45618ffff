using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Libraries;
using Spectra.Search;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using Spectra.Service.Substances;

namespace Spectra.Service.Libraries.Releases;

/// <summary>Which recorded verdicts another release would change: the latest analyses identified anew from the bytes as received. Nothing is recorded.</summary>
/// <param name="reader">The record.</param>
/// <param name="others">The libraries that answer now, for analyses that named several.</param>
internal sealed class VerdictChanges(RecordReader reader, ImmutableArray<ReferenceLibrary> others)
{
    /// <summary>Identifies anew.</summary>
    /// <param name="release">The release, open; analyses that named any release of its library are looked at.</param>
    /// <param name="most">How many measurements at most, newest first.</param>
    /// <param name="told">Told how far it has come.</param>
    /// <param name="cancellation">Ends it with what was found so far.</param>
    public VerdictChangeReport Of(ReferenceLibrary release, int most, Action<ReleaseStep> told, CancellationToken cancellation)
    {
        ImmutableArray<MeasurementSummary> newest = reader.List(most);
        Dictionary<string, Identifier> identifiers = new(StringComparer.Ordinal);
        Rerun rerun = new(reader, [release]);
        ImmutableArray<VerdictChange>.Builder changes = ImmutableArray.CreateBuilder<VerdictChange>();
        (int looked, int impossible) = (0, 0);
        for (int i = 0; i < newest.Length && !cancellation.IsCancellationRequested; i++)
        {
            if (newest[i] is { Latest: { } analysis } summary && Named(analysis) is var named && named.Any(library => library.Name == release.Name))
            {
                looked++;
                IdentificationReport? report = IdentifierOf(analysis, named, release, identifiers) is { } identifier ? rerun.With(identifier, summary.Measurement, analysis).Report : null;
                impossible += report is null ? 1 : 0;
                if (report is not null && Differs(analysis, report.Verdict))
                {
                    changes.Add(new VerdictChange(summary.Measurement.Id, analysis.Id, analysis.VerdictKind, analysis.Ids, report.Verdict.Kind, report.Verdict.Ids));
                }
            }

            told(new ReleaseStep("Identifying recorded measurements with the release", (i + 1.0) / newest.Length));
        }

        return new VerdictChangeReport(release.Name, release.Release, looked, impossible, changes.ToImmutable());
    }

    private static bool Differs(Analysis analysis, VerdictStatement verdict) =>
        analysis.VerdictKind != verdict.Kind || !analysis.Ids.SequenceEqual(verdict.Ids, StringComparer.Ordinal) || analysis.Level != verdict.Level;

    private static ImmutableArray<LibraryStatement> Named(Analysis analysis) => JsonSerializer.Deserialize(analysis.LibrariesJson, ReportJson.Line.ImmutableArrayLibraryStatement);

    /// <summary>Null where another library that the analysis named is not at hand, or its metric is not.</summary>
    private Identifier? IdentifierOf(Analysis analysis, ImmutableArray<LibraryStatement> named, ReferenceLibrary release, Dictionary<string, Identifier> identifiers)
    {
        string key = $"{analysis.Metric} {string.Join(' ', named.Select(library => library.Name == release.Name ? release.Sha256 : library.Sha256))}";
        if (identifiers.TryGetValue(key, out Identifier? known))
        {
            return known;
        }

        ImmutableArray<ReferenceLibrary?> libraries = [.. named.Select(library => library.Name == release.Name ? release : others.FirstOrDefault(other => other.Sha256 == library.Sha256))];
        return libraries.Contains(null) || analysis.Metric is null || !Metric.TryFind(analysis.Metric, out Metric metric)
            ? null
            : identifiers[key] = new Identifier([.. libraries.Select(static library => library!)], metric, ReferenceFacts.Catalogue, ReferenceFacts.Residues, AnalysisSettings.Candidates);
    }
}

/// <summary>What another release would change.</summary>
/// <param name="Library">The library.</param>
/// <param name="Release">The release.</param>
/// <param name="Looked">How many recorded analyses were identified anew, or tried.</param>
/// <param name="Impossible">How many of them could not be: their bytes, or another library that they named, are not at hand.</param>
/// <param name="Changes">Those whose verdict would be another, newest first.</param>
internal sealed record VerdictChangeReport(string Library, string Release, int Looked, int Impossible, ImmutableArray<VerdictChange> Changes);

/// <summary>A verdict that would be another.</summary>
internal sealed record VerdictChange(Guid MeasurementId, Guid AnalysisId, string KindThen, ImmutableArray<string> IdsThen, string KindNow, ImmutableArray<string> IdsNow);
