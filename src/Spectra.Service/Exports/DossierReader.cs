using Spectra.Service.Seizures.Decisions;
using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Formats;
using Spectra.Libraries;
using Spectra.Service.Cases;
using Spectra.Service.Exhibits;
using Spectra.Service.Identification;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Substances;

namespace Spectra.Service.Exports;

/// <summary>Reads dossiers out of the record, each from one snapshot. In a record of an older version they hold the measurement alone.</summary>
/// <param name="database">The record.</param>
/// <param name="libraries">Libraries at hand, for the spectra of the best references; only those that the analysis names are used.</param>
internal sealed class DossierReader(DatabaseReader database, ImmutableArray<ReferenceLibrary> libraries)
{
    private const int MostReferences = 3;

    /// <summary>The dossier of a measurement; null where there is none with this id.</summary>
    public MeasurementDossier? Measurement(Guid id) => database.Read(snapshot => Measurement(snapshot, id));

    /// <summary>The dossier of a case; null where there is none with this id.</summary>
    public CaseDossier? Case(Guid id) => database.Read(snapshot => Case(snapshot, id));

    private MeasurementDossier? Measurement(Snapshot snapshot, Guid id)
    {
        if (RecordReader.Find(snapshot, id.ToString()) is not { } record)
        {
            return null;
        }

        CheckedRows rows = new(snapshot);
        (string? hash, string? who, string? comments, string? accessory) = rows.Of(EvidenceTables.Measurement, "WHERE id = @id", new { id = id.ToString() }, static row =>
            (row.TextOrNull("spectrum_sha256"), row.TextOrNull("operator"), row.TextOrNull("comments"), row.TextOrNull("accessory")))[0];
        IdentificationReport? report = record.Analyses is [.., { } latest] ? JsonSerializer.Deserialize(latest.ReportJson, ReportJson.Line.IdentificationReport) : null;
        PlaceRows place = new(snapshot);
        ImmutableArray<Recorded<InstrumentAnswer>> answers = snapshot.Records<InstrumentAnswer>("WHERE measurement_id = @id ORDER BY recorded_at, id", new { id = id.ToString() });
        ImmutableArray<Recorded<Opinion>> opinions = snapshot.Records<Opinion>("WHERE measurement_id = @id ORDER BY signed_at, id", new { id = id.ToString() });
        ImmutableArray<Recorded<Review>> reviews = snapshot.Records<Review>("WHERE measurement_id = @id ORDER BY signed_at, id", new { id = id.ToString() });
        ExhibitPlace? exhibit = place.OfMeasurement(id);
        return new MeasurementDossier
        {
            Record = record,
            Spectrum = Decoded(rows, record.Measurement),
            SpectrumSha256 = hash,
            Operator = who,
            Comments = comments,
            Accessory = accessory,
            Report = report,
            Rule = Rule(rows, record),
            References = report is null ? [] : References(report),
            Hazards = report is null ? [] : Hazards(report),
            InstrumentAnswers = [.. answers.Select(static row => row.Value)],
            Opinions = [.. opinions.Select(static row => row.Value)],
            Reviews = [.. reviews.Select(static row => row.Value)],
            Place = exhibit,
            Chain = Chain(snapshot, rows),
            Names = Names(rows),
            Findings = [.. new[] { record.Findings, rows.Findings, place.Findings }.SelectMany(static findings => findings)
                .Concat(answers.SelectMany(static row => row.Findings)).Concat(opinions.SelectMany(static row => row.Findings)).Concat(reviews.SelectMany(static row => row.Findings)).Distinct()],
        };
    }

    private CaseDossier? Case(Snapshot snapshot, Guid id)
    {
        object key = new { id = id.ToString() };
        if (snapshot.Record<CaseFile>(id) is not { } file)
        {
            return null;
        }

        CheckedRows rows = new(snapshot);
        PlaceRows place = new(snapshot);
        ImmutableArray<Recorded<CaseStatusChange>> statuses = snapshot.Records<CaseStatusChange>("WHERE case_id = @id ORDER BY changed_at, id", key);
        ImmutableArray<Recorded<Interception>> interceptions = snapshot.Records<Interception>("WHERE case_id = @id ORDER BY happened_at, id", key);
        ImmutableArray<Recorded<Hold>> holds = snapshot.Records<Hold>("WHERE case_id = @id ORDER BY changed_at, id", key);
        return new CaseDossier
        {
            Case = file.Value,
            Statuses = [.. statuses.Select(static row => row.Value)],
            Interceptions = [.. interceptions.Select(static row => row.Value)],
            Holds = [.. holds.Select(static row => row.Value)],
            Corrections = [.. PlaceRows.Corrected(EvidenceTables.Case, id, file.Corrections), .. interceptions.SelectMany(static row => PlaceRows.Corrected(EvidenceTables.Interception, row.Value.Id, row.Corrections))],
            Exhibits = [.. place.OfCase(id).Select(exhibit => new ExhibitDossier(exhibit, [.. place.MeasurementsOf(exhibit.Exhibit).Select(measurement => Measurement(snapshot, measurement)!)]))],
            Chain = Chain(snapshot, rows),
            Names = Names(rows),
            Findings = [.. file.Findings.Concat(statuses.SelectMany(static row => row.Findings)).Concat(interceptions.SelectMany(static row => row.Findings)).Concat(holds.SelectMany(static row => row.Findings)).Concat(rows.Findings).Concat(place.Findings).Distinct()],
        };
    }

    /// <summary>The spectrum from the bytes received; null where they are not there, are not those received, or no longer decode.</summary>
    private static Spectrum? Decoded(CheckedRows rows, Measurement measurement) =>
        rows.Stored(EvidenceTables.Raw, "WHERE sha256 = @sha256", new { sha256 = measurement.Sha256 }) is [{ } raw, ..]
        && RowFault.BytesGive(raw, measurement.Sha256)
        && SpectrumReader.Read(raw.Columns["bytes"].Bytes.ToArray(), measurement.FileName) is ReadResult.Accepted { File: { } file }
        && measurement.Subfile < file.Spectra.Length
            ? file.Spectra[(int)measurement.Subfile]
            : null;

    private static RecordedRule? Rule(CheckedRows rows, MeasurementRecord record) =>
        record.Analyses is [.., { } latest]
        && rows.Of(EvidenceTables.Analysis, "WHERE id = @id", new { id = latest.Id.ToString() }, static row => row.TextOrNull("decision_rule")) is [{ } rule]
        && rows.Of(EvidenceTables.DecisionRule, "WHERE sha256 = @rule", new { rule }, RecordShape<RecordedRule>.Of) is [{ } found]
            ? found
            : null;

    private static ChainStanding Chain(Snapshot snapshot, CheckedRows rows) => new(
        snapshot.Seal?.Site ?? "the seal is missing",
        snapshot.Seal?.Sealed.Count ?? 0,
        snapshot.Seal?.Sealed.Hash ?? "the seal is missing",
        rows.Of(EvidenceTables.Signer, "ORDER BY valid_from DESC, id DESC LIMIT 1", new { }, static row => row.Text("key_fingerprint")) is [{ } fingerprint] ? fingerprint : null);

    private static ImmutableSortedDictionary<string, string> Names(CheckedRows rows) =>
        rows.Of(EvidenceTables.Account, "ORDER BY changed_at, id", new { }, static row => (Id: row.Text("account_id"), Name: row.Text("display_name")))
            .GroupBy(static account => account.Id).ToImmutableSortedDictionary(static account => account.Key, static account => account.Last().Name, StringComparer.Ordinal);

    private static ImmutableArray<HazardStatement> Hazards(IdentificationReport report) =>
    [
        .. report.Hits.Where(hit => report.Verdict.AnswerSet.Contains(hit.Id) || report.Verdict.Ids.Contains(hit.Id)).Select(static hit => (hit.Cas, hit.Name))
            .Concat(report.Mixture.Components.Select(static component => (component.Cas, component.Name))).Distinct()
            .SelectMany(static substance => ReferenceFacts.Catalogue.HazardsOf(substance.Cas, substance.Name)).DistinctBy(static hazard => hazard.Sentence),
    ];

    private ImmutableArray<ReferenceTrace> References(IdentificationReport report)
    {
        ImmutableArray<ReferenceTrace>.Builder traces = ImmutableArray.CreateBuilder<ReferenceTrace>();
        foreach (HitStatement hit in report.Hits.Take(MostReferences))
        {
            ReferenceLibrary? library = libraries.FirstOrDefault(library => library.Name == hit.Library && report.Engine.Libraries.Any(named => named.Sha256 == library.Sha256));
            if (library?.References.Find(hit.Id) is { } row and >= 0)
            {
                ImmutableArray<double> positions = [.. Enumerable.Range(0, library.Grid.Count).Select(i => library.Grid[i])];
                traces.Add(new ReferenceTrace(hit.Id, hit.Name, $"{library.Name}, release {library.Release}", positions, library.AbsorbanceOf(row)));
            }
        }

        return traces.ToImmutable();
    }
}
