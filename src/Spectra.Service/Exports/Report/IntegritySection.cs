using System.Collections.Immutable;
using System.Globalization;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using static Spectra.Service.Exports.Report.MeasurementReport;

namespace Spectra.Service.Exports.Report;

/// <summary>The hashes by which everything in the report can be held against the record, and how.</summary>
internal static class IntegritySection
{
    public static void Draw(ReportFlow flow, MeasurementDossier dossier)
    {
        flow.Heading("Integrity");
        flow.Fact("Bytes received, SHA-256", dossier.Record.Measurement.Sha256);
        flow.Fact("Decoded spectrum, SHA-256", dossier.SpectrumSha256 ?? "not recorded");
        foreach (Analysis analysis in dossier.Record.Analyses)
        {
            flow.Fact("Analysis", string.Create(CultureInfo.InvariantCulture, $"{analysis.Id}, {Utc(analysis.AnalysedAt)}, engine {analysis.EngineVersion}, metric {analysis.Metric ?? "none"}"));
            flow.Fact("› its answer, SHA-256", analysis.ReportSha256);
            flow.Fact("› its recipe", analysis.RecipeHash);
        }

        foreach (LibraryStatement library in dossier.Report?.Engine.Libraries ?? [])
        {
            flow.Fact("Library", $"{library.Name}, release {library.Release}, SHA-256 {library.Sha256}");
        }

        DrawEvents(flow, dossier.Record.Events);
        DrawChain(flow, dossier.Chain);
        flow.Heading("How to verify");
        flow.Paragraph($"With the record at hand: 'spectra record verify {dossier.Record.Measurement.Id}' holds every row and the bytes received against the chain and its seal; 'spectra record rerun {dossier.Record.Measurement.Id}' repeats the analysis from the bytes received and compares the answers to the byte; 'spectra audit verify' checks the whole record.");
        flow.Paragraph("With the JSON export alone: the SHA-256 of the value of 'record', as it stands in the file, is the content hash at the foot of every page, while nothing was added to the record since.");
    }

    /// <summary>Where the chain stood.</summary>
    internal static void DrawChain(ReportFlow flow, ChainStanding chain)
    {
        flow.Fact("Chain of site", chain.Site);
        flow.Fact("Head", string.Create(CultureInfo.InvariantCulture, $"event {chain.Count}, {chain.Head}"));
        flow.Fact("Key of the seal", chain.SealKeyFingerprint is { } fingerprint ? InFours(fingerprint) : "the seal is not signed");
    }

    private static void DrawEvents(ReportFlow flow, ImmutableArray<ChainEvent> events)
    {
        if (!events.IsEmpty)
        {
            flow.Table(["event", "when", "what", "hash"], [0.09, 0.22, 0.25, 0.44], events.Select(static happened => (IReadOnlyList<string>)
                [happened.Seq.ToString(CultureInfo.InvariantCulture), Utc(happened.At), happened.Kind, happened.Hash]));
        }
    }

    /// <summary>A fingerprint as people compare it: in groups of four.</summary>
    private static string InFours(string fingerprint) => string.Join(' ', fingerprint.Chunk(4).Select(static group => new string(group)));
}
