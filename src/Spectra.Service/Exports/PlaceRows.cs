using System.Collections.Immutable;
using Spectra.Service.Cases;
using Spectra.Service.Exhibits;
using Spectra.Service.Storage;

namespace Spectra.Service.Exports;

/// <summary>Reads exhibits with what was done to them out of a snapshot.</summary>
internal sealed class PlaceRows(Snapshot snapshot)
{
    private readonly List<string> _findings = [];

    /// <summary>What is wrong with the rows read so far, a sentence each.</summary>
    public ImmutableArray<string> Findings => [.. _findings.Distinct()];

    /// <summary>The exhibit that a measurement is of, on the latest word or by the code typed in at the instrument; null where it is of none.</summary>
    public ExhibitPlace? OfMeasurement(Guid id) =>
        EvidenceTables.IsIn(EvidenceTables.Attribution, snapshot.Seal?.Schema)
        && ExhibitStore.OfMeasurement(snapshot, id) is { } exhibitId
        && Exhibit(exhibitId) is { } exhibit
            ? Place(exhibit) with { Attribution = Values(snapshot.Records<Attribution>("WHERE measurement_id = @id ORDER BY attributed_at DESC, id DESC LIMIT 1", new { id = id.ToString() })) is [{ } attribution] ? attribution : null }
            : null;

    /// <summary>The exhibits of a case, each after what holds it, in the order of their numbers as they were recorded.</summary>
    public ImmutableArray<ExhibitPlace> OfCase(Guid id)
    {
        ImmutableArray<Recorded<Exhibit>> all = snapshot.Records<Exhibit>("WHERE case_id = @id ORDER BY recorded_at, id", new { id = id.ToString() });
        return [.. Below(null).Select(Place)];

        IEnumerable<Recorded<Exhibit>> Below(Guid? parent) => all.Where(exhibit => exhibit.Value.ParentId == parent).SelectMany(exhibit => Below(exhibit.Value.Id).Prepend(exhibit));
    }

    /// <summary>The measurements of an exhibit, oldest first.</summary>
    public ImmutableArray<Guid> MeasurementsOf(Exhibit exhibit)
    {
        _ = Values(snapshot.Records<Attribution>("WHERE measurement_id IN (SELECT measurement_id FROM evidence_attribution WHERE exhibit_id = @id)", new { id = exhibit.Id.ToString() }));
        return ExhibitStore.Measurements(snapshot, exhibit.Id, exhibit.Code);
    }

    /// <summary>Corrections with the row that they correct.</summary>
    public static IEnumerable<CorrectedRow> Corrected(string table, Guid id, ImmutableArray<Correction> corrections) =>
        corrections.Select(correction => new CorrectedRow(table, id.ToString(), correction));

    private ExhibitPlace Place(Recorded<Exhibit> exhibit)
    {
        object key = new { id = exhibit.Value.Id.ToString() };
        List<Recorded<Exhibit>> tree = [exhibit];
        // An exhibit that holds itself can only come of a forged row, and must not hold up the reader.
        while (tree[0].Value.ParentId is { } parent && tree.TrueForAll(row => row.Value.Id != parent) && Exhibit(parent) is { } above)
        {
            tree.Insert(0, above);
        }

        Recorded<CaseFile> file = snapshot.Record<CaseFile>(exhibit.Value.CaseId) ?? throw new EvidenceException($"The case '{exhibit.Value.CaseId}' of exhibit '{exhibit.Value.Id}' is missing: run 'spectra audit verify'.");
        ImmutableArray<Recorded<Sampling>> samplings = snapshot.Records<Sampling>("WHERE exhibit_id = @id ORDER BY sub_sample", key);
        ImmutableArray<Recorded<Confirmation>> confirmations = snapshot.Records<Confirmation>("WHERE exhibit_id = @id ORDER BY performed_at, id", key);
        _findings.AddRange(file.Findings);
        return new ExhibitPlace
        {
            Case = file.Value,
            Interceptions = Values(snapshot.Records<Interception>("WHERE case_id = @id ORDER BY happened_at, id", new { id = file.Value.Id.ToString() })),
            Tree = Values([.. tree]),
            Samplings = Values(samplings),
            Confirmations = Values(confirmations),
            Identifications = Values(snapshot.Records<Reviews.SignedIdentification>("WHERE exhibit_id = @id ORDER BY signed_at, id", key)),
            Custody = Values(snapshot.Records<CustodyTransfer>("WHERE exhibit_id = @id ORDER BY step", key)),
            Attachments = Values(snapshot.Records<Attachment>("WHERE subject_id = @id ORDER BY recorded_at, id", key)),
            Corrections =
            [
                .. tree.SelectMany(static row => Corrected(EvidenceTables.Exhibit, row.Value.Id, row.Corrections)),
                .. samplings.SelectMany(static row => Corrected(EvidenceTables.Sampling, row.Value.Id, row.Corrections)),
                .. confirmations.SelectMany(static row => Corrected(EvidenceTables.Confirmation, row.Value.Id, row.Corrections)),
            ],
        };
    }

    private Recorded<Exhibit>? Exhibit(Guid id) => snapshot.Record<Exhibit>(id);

    private ImmutableArray<T> Values<T>(ImmutableArray<Recorded<T>> recorded)
        where T : class
    {
        _findings.AddRange(recorded.SelectMany(static row => row.Findings));
        return [.. recorded.Select(static row => row.Value)];
    }
}
