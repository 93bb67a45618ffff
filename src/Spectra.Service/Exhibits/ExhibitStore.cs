using System.Collections.Immutable;
using Dapper;
using Spectra.Service.Cases;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>Exhibits and what is done to them. What is not written throws; nothing is ever changed.</summary>
internal sealed class ExhibitStore(Database database, CaseStore cases, TimeProvider time)
{
    /// <summary>Which exhibit a measurement is of now: on a person's word, the latest counting, else by the exhibit's code that was typed in at the instrument.</summary>
    public const string ExhibitOfMeasurement = """
        COALESCE(
            (SELECT a.exhibit_id FROM evidence_attribution a WHERE a.measurement_id = m.id ORDER BY a.attributed_at DESC, a.id DESC LIMIT 1),
            (SELECT e.id FROM evidence_exhibit e WHERE e.code = COALESCE(
                (SELECT c.new_value FROM evidence_correction c WHERE c.table_name = 'evidence_measurement' AND c.row_id = m.id AND c.field = 'exhibit_code' ORDER BY c.corrected_at DESC, c.id DESC LIMIT 1),
                m.exhibit_code)))
        """;

    /// <summary>Whether a measurement is of the exhibit <c>@id</c> with the code <c>@code</c>: only those that were ever said to be are looked at.</summary>
    private const string IsOfExhibit = $"""
        m.id IN (
            SELECT measurement_id FROM evidence_attribution WHERE exhibit_id = @id
            UNION SELECT id FROM evidence_measurement WHERE exhibit_code = @code
            UNION SELECT row_id FROM evidence_correction WHERE table_name = 'evidence_measurement' AND field = 'exhibit_code' AND new_value = @code)
        AND {ExhibitOfMeasurement} = @id
        """;

    /// <summary>Records an exhibit in its case; its code is issued where it was not.</summary>
    public Appending Add(Exhibit exhibit) => cases.Add(exhibit.CaseId, exhibit.Id, append =>
    {
        if (append.Any("SELECT 1 FROM evidence_exhibit WHERE case_id = @CaseId AND number = @Number", new { CaseId = exhibit.CaseId.ToString(), exhibit.Number }))
        {
            return $"The case has an exhibit '{exhibit.Number}' already: choose another number.";
        }

        if (exhibit.ParentId is { } parent && append.Find<Exhibit>(parent)?.CaseId != exhibit.CaseId)
        {
            return $"There is no exhibit {parent} in this case that it could lie in.";
        }

        if (exhibit.CodeKey is not null && append.Any("SELECT 1 FROM evidence_exhibit WHERE code_key = @CodeKey", new { exhibit.CodeKey }))
        {
            return $"Another exhibit has the code '{exhibit.Code}'.";
        }

        string? issued = exhibit.CodeKey is null ? null : append.Text("SELECT code FROM evidence_exhibit_code WHERE code_key = @CodeKey", new { exhibit.CodeKey });
        if (exhibit.CodeKey is not null && issued is null)
        {
            append.Insert(DockingRows.ExhibitCode(Guid.CreateVersion7(time.GetUtcNow()), exhibit.Code!, exhibit.CodeKey, exhibit.RecordedBy, null, append.At));
        }

        append.Insert(exhibit with { Code = issued ?? exhibit.Code });
        return null;
    });

    /// <summary>Adds a record to an exhibit whose case is not closed.</summary>
    public Appending Add<T>(Guid exhibitId, Guid id, T record, Func<EvidenceTransaction, string?>? refusal = null)
        where T : class => CaseOf(exhibitId) is { } caseId ? cases.Add(caseId, id, record, refusal) : new Appending.NotFound($"There is no exhibit {exhibitId}.");

    /// <summary>Records that a sub-sample was taken; its number is the next of the exhibit.</summary>
    public Appending Add(Sampling sampling) => CaseOf(sampling.ExhibitId) is { } caseId
        ? cases.Add(caseId, sampling.Id, append =>
        {
            int taken = append.Rows("SELECT id FROM evidence_sampling WHERE exhibit_id = @id", new { id = sampling.ExhibitId.ToString() }).Count;
            append.Insert(sampling with { SubSample = taken + 1 });
            return null;
        })
        : new Appending.NotFound($"There is no exhibit {sampling.ExhibitId}.");

    /// <summary>Makes a measurement one of an exhibit, and of a sub-sample where one is named.</summary>
    public Appending Add(Attribution attribution) => Add(attribution.ExhibitId, attribution.Id, attribution, append =>
    {
        string measurement = attribution.MeasurementId.ToString();
        if (!append.Any("SELECT 1 FROM evidence_measurement WHERE id = @measurement", new { measurement }))
        {
            return $"There is no measurement {attribution.MeasurementId}.";
        }

        if (attribution.SamplingId is { } sampling && append.Find<Sampling>(sampling)?.ExhibitId != attribution.ExhibitId)
        {
            return $"There is no sub-sample {sampling} of this exhibit.";
        }

        if (StandingIdentification.FaultOfAttributing(append, attribution.MeasurementId) is { } fault)
        {
            return fault;
        }

        return append.Text($"SELECT e.case_id FROM evidence_measurement m JOIN evidence_exhibit e ON e.id = {ExhibitOfMeasurement} WHERE m.id = @measurement", new { measurement }) is { } owner
            && owner != append.Find<Exhibit>(attribution.ExhibitId)?.CaseId.ToString()
            ? $"The measurement belongs to an exhibit of another case ({owner}): its officers must give it up first, with a reason."
            : null;
    });

    /// <summary>Records what another technique found, and whether that agrees with what infrared said of the exhibit.</summary>
    public Appending Add(Confirmation confirmation) => CaseOf(confirmation.ExhibitId) is { } caseId
        ? cases.Add(caseId, confirmation.Id, append =>
        {
            if (confirmation.SamplingId is { } sampling && append.Find<Sampling>(sampling)?.ExhibitId != confirmation.ExhibitId)
            {
                return $"There is no sub-sample {sampling} of this exhibit.";
            }

            if (confirmation.ReportSha256 is { } report && !append.Any("SELECT 1 FROM evidence_raw WHERE sha256 = @report", new { report }))
            {
                return "The report is not attached here: attach it first, then name its hash.";
            }

            append.Insert(confirmation with { Agreement = AgreementOf(append, confirmation) });
            return null;
        })
        : new Appending.NotFound($"There is no exhibit {confirmation.ExhibitId}.");

    /// <summary>Records what the instrument itself answered.</summary>
    public Appending Add(InstrumentAnswer answer)
    {
        Appending outcome = new Appending.Done(answer.Id);
        database.Append(append =>
        {
            if (!append.Any("SELECT 1 FROM evidence_measurement WHERE id = @id", new { id = answer.MeasurementId.ToString() }))
            {
                outcome = new Appending.NotFound($"There is no measurement {answer.MeasurementId}.");
                return;
            }

            append.Insert(answer);
        });
        return outcome;
    }

    /// <summary>Attaches a photograph or document; its bytes are kept once, by their hash.</summary>
    public Appending Add(Attachment attachment, byte[] content) => Add(attachment.SubjectId, attachment.Id, attachment, append =>
    {
        if (!append.Any("SELECT 1 FROM evidence_raw WHERE sha256 = @Sha256", new { attachment.Sha256 }))
        {
            append.Insert(EvidenceRows.Raw(attachment.Sha256, content));
        }

        return null;
    });

    /// <summary>Records a hand-over as the next of the exhibit's.</summary>
    public Appending Add(CustodyTransfer transfer) => CaseOf(transfer.ExhibitId) is { } caseId
        ? cases.Add(caseId, transfer.Id, append =>
        {
            CustodyTransfer? last = append.Rows("SELECT * FROM evidence_custody WHERE exhibit_id = @id ORDER BY step DESC LIMIT 1", new { id = transfer.ExhibitId.ToString() }) is [{ } row]
                ? RecordShape<CustodyTransfer>.Of(new RecordRow(row))
                : null;
            if (last is not null && last.ToHolder != transfer.FromHolder)
            {
                return $"'{last.ToHolder}' holds the exhibit since hand-over {last.Step}: it can't be handed over by '{transfer.FromHolder}'.";
            }

            append.Insert(CustodyChain.Following(transfer, last));
            return null;
        })
        : new Appending.NotFound($"There is no exhibit {transfer.ExhibitId}.");

    /// <summary>An exhibit with what was done to it; null where there is none with this id.</summary>
    public ExhibitRecord? Find(Guid id) => database.Read(snapshot => Find(snapshot, id));

    /// <inheritdoc cref="Find(Guid)"/>
    public static ExhibitRecord? Find(Snapshot snapshot, Guid id)
    {
        if (snapshot.Record<Exhibit>(id) is not { } exhibit)
        {
            return null;
        }

        object of = new { id = id.ToString() };
        ImmutableArray<Recorded<CustodyTransfer>> custody = snapshot.Records<CustodyTransfer>("WHERE exhibit_id = @id ORDER BY step", of);
        return new ExhibitRecord(
            exhibit,
            PathOf(snapshot, exhibit.Value),
            snapshot.Records<Sampling>("WHERE exhibit_id = @id ORDER BY sub_sample", of),
            Measurements(snapshot, id, exhibit.Value.Code),
            snapshot.Records<Confirmation>("WHERE exhibit_id = @id ORDER BY id", of),
            custody,
            CustodyChain.Findings([.. custody.Select(static transfer => transfer.Original)]),
            snapshot.Records<Attachment>("WHERE subject_table = 'evidence_exhibit' AND subject_id = @id ORDER BY id", of));
    }

    /// <summary>The exhibit a measurement is of; null where it is of none.</summary>
    public static Guid? OfMeasurement(Snapshot snapshot, Guid measurementId) =>
        snapshot.Connection.QueryFirstOrDefault<string?>($"SELECT {ExhibitOfMeasurement} FROM evidence_measurement m WHERE m.id = @id", new { id = measurementId.ToString() }) is { } exhibit ? Guid.Parse(exhibit) : null;

    /// <summary>The account of who brought a measurement; null where nobody did, or there is none.</summary>
    public static string? OperatorOf(Snapshot snapshot, Guid measurementId) =>
        snapshot.Connection.QueryFirstOrDefault<string?>("SELECT operator FROM evidence_measurement WHERE id = @id", new { id = measurementId.ToString() });

    /// <summary>The case of an exhibit; null where there is no such exhibit.</summary>
    public Guid? CaseOf(Guid exhibitId) => database.Read(snapshot => snapshot.Record<Exhibit>(exhibitId)?.Value.CaseId);

    /// <summary>Whether a further result agrees with the latest analyses of the exhibit's measurements; a negative one never speaks for it.</summary>
    private static string AgreementOf(EvidenceTransaction append, Confirmation confirmation)
    {
        IReadOnlyList<StoredRow> screened = append.Rows(
            $"""
            SELECT a.ids FROM evidence_analysis a JOIN evidence_measurement m ON m.id = a.measurement_id
            WHERE {IsOfExhibit} AND m.role IN ('sample', 'unknown')
                AND NOT EXISTS (SELECT 1 FROM evidence_analysis b WHERE b.measurement_id = m.id AND (b.analysed_at > a.analysed_at OR (b.analysed_at = a.analysed_at AND b.id > a.id)))
            """,
            new { id = confirmation.ExhibitId.ToString(), code = append.Find<Exhibit>(confirmation.ExhibitId)?.Code });
        string[] named = [.. screened.SelectMany(static row => RecordWords.Ids(row.Text("ids"))).Distinct()];
        return confirmation.Result != ConfirmationResult.Positive || named.Length == 0 ? "cannot-be-compared" : confirmation.Ids.Any(named.Contains) ? "agrees" : "disagrees";
    }

    /// <summary>The measurements of an exhibit: those that were ever said to be, and still are, oldest first.</summary>
    public static ImmutableArray<Guid> Measurements(Snapshot snapshot, Guid id, string? code) =>
    [
        .. snapshot.Connection.Query<string>(
            $"""
            SELECT m.id FROM evidence_measurement m
            WHERE {IsOfExhibit}
            ORDER BY m.received_at, m.id
            """,
            new { id = id.ToString(), code }).Select(Guid.Parse),
    ];

    private static ImmutableArray<string> PathOf(Snapshot snapshot, Exhibit exhibit)
    {
        List<string> path = [];
        for (Guid? parent = exhibit.ParentId; parent is { } id && snapshot.Record<Exhibit>(id)?.Value is { } holder; parent = holder.ParentId)
        {
            path.Insert(0, holder.Number);
        }

        return [.. path];
    }
}
