using System.Collections.Immutable;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Retro;

/// <summary>Runs over the stored spectra, shared out in batches: every worker that has the record open takes its own.</summary>
/// <remarks>
/// A batch is leased. Who is killed leaves it half done; whoever takes it next does it again, and what is in the record already is not
/// recorded twice, because <see cref="Append"/> looks under the writers' lock. So no alert is lost and none is doubled.
/// </remarks>
/// <param name="database">The record.</param>
/// <param name="time">The clock that ids are made from.</param>
internal sealed class RetroStore(Database database, TimeProvider time)
{
    /// <summary>An accepted answer of less than this is looked at again all the same.</summary>
    public const double Sure = 0.8;

    private const int Size = 64;

    /// <summary>Measurements that are samples, or nobody knows what, with their latest analysis, unless a chemist accepted it and it was sure.</summary>
    private const string Waiting = """
        SELECT m.id AS measurement_id, m.sha256, m.subfile, m.file_name, a.id AS analysis_id, a.libraries, a.report
        FROM evidence_measurement m LEFT JOIN evidence_analysis a ON a.measurement_id = m.id
            AND NOT EXISTS (SELECT 1 FROM evidence_analysis b WHERE b.measurement_id = m.id AND (b.analysed_at > a.analysed_at OR (b.analysed_at = a.analysed_at AND b.id > a.id)))
        WHERE m.id >= @first AND m.id <= @last
            AND COALESCE((SELECT c.new_value FROM evidence_correction c WHERE c.table_name = 'evidence_measurement' AND c.row_id = m.id AND c.field = 'role' ORDER BY c.corrected_at DESC, c.id DESC LIMIT 1), m.role) IN ('sample', 'unknown')
            AND COALESCE(a.verdict_kind, '') <> 'unusable'
            AND COALESCE(a.libraries, '') <> @libraries
            AND NOT (COALESCE(a.confidence, 0) >= @sure AND EXISTS (SELECT 1 FROM evidence_review r WHERE r.analysis_id = a.id AND r.decision = 'accepted' AND NOT EXISTS (SELECT 1 FROM evidence_review s WHERE s.amends = r.id)))
        ORDER BY m.id
        """;

    private const string NeedsRun = """
        SELECT 1 FROM evidence_measurement m WHERE m.role IN ('sample', 'unknown')
            AND NOT EXISTS (SELECT 1 FROM evidence_analysis a WHERE a.measurement_id = m.id AND a.libraries = @libraries) LIMIT 1
        """;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>The run for the libraries that answer now: the latest where it is for them and not over, else a new one.</summary>
    /// <param name="libraries">Name, release and hash of each, as JSON.</param>
    /// <param name="by">Who or what starts it.</param>
    /// <returns>The run; null where every stored spectrum was looked at with them already.</returns>
    public Guid? Begin(string libraries, string by)
    {
        Guid? run = null;
        database.Append(append =>
        {
            RetroRun? latest = append.Rows("SELECT * FROM evidence_retro_run ORDER BY started_at DESC, id DESC LIMIT 1", new { }) is [{ } row] ? RecordShape<RetroRun>.Of(new RecordRow(row)) : null;
            if (latest?.Libraries == libraries)
            {
                run = IsOver(append, latest.Id) ? null : latest.Id;
            }
            else if (append.Any(NeedsRun, new { libraries }))
            {
                run = Guid.CreateVersion7(append.At);
                append.Insert(new RetroRun { Id = run.Value, Libraries = libraries, EngineVersion = Engine.Version, StartedBy = by, StartedAt = append.At });
            }
        });
        if (run is { } begun)
        {
            ShareOut(begun);
        }

        return run;
    }

    /// <summary>The next batch that nobody works on; null where there is none.</summary>
    public RetroBatch? Claim(Guid run) => database.Work(work =>
    {
        string now = UtcText.Of(work.At);
        foreach (StoredRow row in work.Rows("SELECT * FROM retro_batch WHERE run_id = @run AND done_at IS NULL ORDER BY number", new { run = run.ToString() }))
        {
            string owner = row.Text("owner");
            if (owner.Length == 0 || string.CompareOrdinal(row.Text("leased_until"), now) < 0 || RetroOwner.IsGone(owner))
            {
                RetroBatch batch = new(run, row.Integer("number")!.Value, row.Text("first_id"), row.Text("last_id"));
                Hold(work, batch);
                return batch;
            }
        }

        return null;
    });

    /// <summary>Keeps a batch for longer, so that nobody else takes it while it is worked on.</summary>
    public void Renew(RetroBatch batch) => database.Work(work =>
    {
        Hold(work, batch);
        return true;
    });

    /// <summary>Gives a batch back that was not finished.</summary>
    public void Release(RetroBatch batch) => database.Work(work => work.Execute(
        "UPDATE retro_batch SET owner = NULL, leased_until = NULL WHERE run_id = @run AND number = @number AND owner = @own AND done_at IS NULL",
        new { run = batch.RunId.ToString(), number = batch.Number, own = RetroOwner.Own }));

    /// <summary>A batch is finished.</summary>
    public void Finish(RetroBatch batch, RetroTally did) => database.Work(work => work.Execute(
        "UPDATE retro_batch SET done_at = @now, examined = @examined, identified_again = @again, unreadable = @unreadable WHERE run_id = @run AND number = @number AND owner = @own AND done_at IS NULL",
        new { run = batch.RunId.ToString(), number = batch.Number, own = RetroOwner.Own, now = UtcText.Of(work.At), examined = did.Examined, again = did.IdentifiedAgain, unreadable = did.Unreadable }));

    /// <summary>Records that a run is over, once every batch is finished.</summary>
    /// <returns>Whether it is over.</returns>
    public bool End(Guid run)
    {
        bool isOver = false;
        database.Append(append =>
        {
            string id = run.ToString();
            isOver = IsOver(append, run);
            if (isOver || append.Any("SELECT 1 FROM retro_batch WHERE run_id = @id AND done_at IS NULL", new { id }))
            {
                return;
            }

            long Sum(string column) => append.Rows($"SELECT CAST(COALESCE(SUM({column}), 0) AS BIGINT) AS total FROM retro_batch WHERE run_id = @id", new { id })[0].Integer("total")!.Value;
            append.Insert(new RetroRunEnd
            {
                Id = Guid.CreateVersion7(append.At),
                RunId = run,
                Examined = Sum("examined"),
                IdentifiedAgain = Sum("identified_again"),
                Unreadable = Sum("unreadable"),
                Alerts = append.Rows("SELECT COUNT(*) AS total FROM evidence_alert WHERE run_id = @id", new { id })[0].Integer("total")!.Value,
                EndedAt = append.At,
            });
            isOver = true;
        });
        return isOver;
    }

    /// <summary>How many spectra a run has before it, about: whole batches.</summary>
    public long Open(Guid run) => database.Read(snapshot => new CheckedRows(snapshot).Join(EvidenceTables.RetroRun, "SELECT COUNT(*) AS open FROM retro_batch WHERE run_id = @run AND done_at IS NULL", new { run = run.ToString() })[0].Integer("open")!.Value) * Size;

    /// <summary>The spectra of a batch whose answer could change.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="libraries">The libraries of the run: what they answered already is left out.</param>
    /// <exception cref="EvidenceException">A row can't be read.</exception>
    public ImmutableArray<StoredAnswer> Answers(RetroBatch batch, string libraries) => database.Read(snapshot =>
        new CheckedRows(snapshot).Join(EvidenceTables.RetroRun, Waiting, new { first = batch.FirstId, last = batch.LastId, libraries, sure = Sure })
            .Select(static row => StoredAnswer.Of(new RecordRow(row)))
            .ToImmutableArray());

    /// <summary>Records a changed answer: the new analysis and the alert that names both, or neither.</summary>
    /// <returns>The alert; null where this run has raised it already, or somebody analysed the measurement in the meantime.</returns>
    public AnswerAlert? Append(Guid run, StoredAnswer stored, NewAnalysis analysis, string changes, string sentence)
    {
        AnswerAlert? alert = null;
        database.Append(append =>
        {
            string measurement = stored.MeasurementId.ToString();
            string? latest = append.Text("SELECT id FROM evidence_analysis WHERE measurement_id = @measurement ORDER BY analysed_at DESC, id DESC LIMIT 1", new { measurement });
            if (latest != stored.AnalysisId?.ToString() || append.Any("SELECT 1 FROM evidence_alert WHERE run_id = @run AND measurement_id = @measurement", new { run = run.ToString(), measurement }))
            {
                return;
            }

            Guid id = Guid.CreateVersion7(time.GetUtcNow());
            MeasurementStore.InsertAnalysis(append, id, stored.MeasurementId, analysis);
            alert = new AnswerAlert
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                RunId = run,
                MeasurementId = stored.MeasurementId,
                FormerAnalysisId = stored.AnalysisId,
                AnalysisId = id,
                Changes = changes,
                Sentence = sentence,
                AlertClasses = analysis.AlertClasses,
                RaisedAt = append.At,
            };
            append.Insert(alert);
        });
        return alert;
    }

    private static bool IsOver(EvidenceTransaction append, Guid run) => append.Any("SELECT 1 FROM evidence_retro_run_end WHERE run_id = @run", new { run = run.ToString() });

    private static void Hold(WorkTransaction work, RetroBatch batch) => work.Execute(
        "UPDATE retro_batch SET owner = @own, leased_until = @until WHERE run_id = @run AND number = @number AND done_at IS NULL",
        new { run = batch.RunId.ToString(), number = batch.Number, own = RetroOwner.Own, until = UtcText.Of(work.At + Lease) });

    /// <summary>Makes the batches of a run where there are none: at its beginning, or where a backup was restored, which has no work in it.</summary>
    private void ShareOut(Guid run) => database.Work(work =>
    {
        if (work.Rows("SELECT 1 AS one FROM retro_batch WHERE run_id = @run LIMIT 1", new { run = run.ToString() }).Count > 0)
        {
            return false;
        }

        long number = 0;
        foreach (StoredRow[] batch in work.Rows("SELECT id FROM evidence_measurement ORDER BY id", new { }).Chunk(Size))
        {
            work.Execute(
                "INSERT INTO retro_batch (run_id, number, first_id, last_id, examined, identified_again, unreadable) VALUES (@run, @number, @first, @last, 0, 0, 0)",
                new { run = run.ToString(), number = number++, first = batch[0].Text("id"), last = batch[^1].Text("id") });
        }

        return true;
    });
}
