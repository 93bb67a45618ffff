using System.Collections.Immutable;
using Dapper;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Journals;
using Spectra.Service.Seizures.Decisions;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Appends measurements and what belongs to them to the record. What is not written throws; nothing is ever changed.</summary>
/// <param name="database">The data folder's database.</param>
/// <param name="time">The clock that ids are made from.</param>
/// <param name="engineVersion">The version of this engine: a file that an older one could not read is tried again.</param>
internal sealed class MeasurementStore(Database database, TimeProvider time, string engineVersion) : ILedger
{
    private const string IsMeasured = "SELECT 1 FROM evidence_measurement WHERE sha256 = @sha256 LIMIT 1";
    private const string IsSetAside = "SELECT 1 FROM evidence_set_aside WHERE sha256 = @sha256 AND engine_version = @engineVersion LIMIT 1";

    private const string RoleNow = """
        SELECT COALESCE(
            (SELECT new_value FROM evidence_correction WHERE table_name = @table AND row_id = evidence_measurement.id AND field = 'role' ORDER BY corrected_at DESC, id DESC LIMIT 1),
            role)
        FROM evidence_measurement WHERE id = @id
        """;

    /// <summary>The rule in force and its identity, worked out once.</summary>
    private static readonly Lazy<(string Sha256, string Body)> Rule = new(static () => (DecisionRule.Current.Sha256, DecisionRule.Current.Json));

    /// <summary>The data folder.</summary>
    public string Folder => database.Folder;

    /// <summary>What was recorded.</summary>
    public RecordReader Reader { get; } = new(database.Reader);

    /// <summary>The exhibit codes that were issued here.</summary>
    public ExhibitRegister Exhibits { get; } = new(database, time);

    /// <summary>What was measured around each sample.</summary>
    public SequenceStore Sequences { get; } = new(database, time);

    /// <summary>Begins a docking session; nothing is written until it brings something new.</summary>
    public SessionRecorder Begin(DeviceAddress address, DeskAnswer? desk = null) => new(this, address, NewId(), time.GetUtcNow(), desk ?? DeskAnswer.NotAsked);

    /// <inheritdoc/>
    public bool Knows(string sha256) => database.Read(snapshot => Knows(snapshot, sha256));

    /// <inheritdoc/>
    public string? FindContent(RecordKey key) =>
        database.Read(snapshot => Receipts.Find(snapshot, key) is { } sha256 && Knows(snapshot, sha256) ? sha256 : null);

    /// <inheritdoc/>
    public bool HasOther(RecordKey key) => database.Read(snapshot => Receipts.HasOther(snapshot, key));

    /// <summary>When a device first brought something into this record; null where it never did.</summary>
    /// <param name="serial">Its serial number; null where it reports none.</param>
    /// <param name="address">Where it is, which stands for a device that reports no serial number.</param>
    public DateTimeOffset? FirstDocked(string? serial, DeviceAddress address) => database.Read(snapshot =>
        snapshot.Connection.ExecuteScalar<string?>(
            $"SELECT MIN(started_at) FROM evidence_session WHERE {(serial is null ? "serial IS NULL AND address = @address" : "serial = @serial")}",
            new { serial, address = address.ToString() }) is { } first
                ? UtcText.Parse(first)
                : (DateTimeOffset?)null);

    /// <summary>Appends one received file in one transaction: the session where this is its first file, raw bytes, receipt, measurements, analyses.</summary>
    public RecordOutcome Append(SessionStart session, DockEvent.Taken file, IReadOnlyList<NewMeasurement> measurements) => Append(session, file, measurements, static _ => { });

    /// <summary>Appends a file that a person brought over the service's interface, as a session of its own that ends with it.</summary>
    public RecordOutcome AppendUpload(string account, string? comments, DockEvent.Taken file, IReadOnlyList<NewMeasurement> measurements)
    {
        SessionStart session = new(NewId(), SessionStart.Upload, DeviceIdentity.NotReported, DeviceHealth.NotReported, time.GetUtcNow()) { Operator = account, Comments = comments };
        return Append(session, file, measurements, append =>
            append.Insert(EvidenceRows.SessionEnd(NewId(), session.Id, append.At, "completed", null, new DockTally(1, 1, 0, 0, 0), new SessionReport(TimeSpan.Zero, LinkTotals.None, []), null)));
    }

    /// <summary>Appends a file that is no readable spectrum, with its reason, in one transaction.</summary>
    public RecordOutcome Append(SessionStart session, DockEvent.SetAside file) => Append(session, FileAside.Of(file));

    /// <summary>Appends a file that may not be this post's, with its bytes and the reason, in one transaction.</summary>
    public RecordOutcome Append(SessionStart session, DockEvent.Quarantined file) => Append(session, FileAside.Of(file));

    /// <summary>Appends under which id known content lies on the device, unless that is recorded.</summary>
    /// <returns>Whether it was new.</returns>
    public bool AppendReceipt(SessionStart session, DockEvent.Known file)
    {
        bool isNew = false;
        if (file.Key is not null && FindContent(file.Key) is null)
        {
            database.Append(append => isNew = InsertReceipt(append, session, file.Key, file.Sha256));
        }

        return isNew;
    }

    /// <summary>Appends how a session ended.</summary>
    public void AppendEnd(Guid sessionId, string outcome, string? sentence, DockTally tally, SessionReport report, string? journalSha256) =>
        database.Append(append => append.Insert(EvidenceRows.SessionEnd(NewId(), sessionId, append.At, outcome, sentence, tally, report, journalSha256)));

    /// <summary>Appends a further analysis of a measurement.</summary>
    /// <returns>Its id.</returns>
    public Guid AppendAnalysis(Guid measurementId, NewAnalysis analysis)
    {
        Guid id = NewId();
        database.Append(append => InsertAnalysis(append, id, measurementId, analysis));
        return id;
    }

    /// <summary>Admits a quarantined file: its measurements, with the correction that says who took it for evidence and why.</summary>
    /// <returns>The measurements' ids; none where its content was measured in the meantime.</returns>
    /// <exception cref="ArgumentException">The reason or the name is empty.</exception>
    public ImmutableArray<Guid> AppendAdmitted(Guid setAsideId, ReceivedFile file, IReadOnlyList<NewMeasurement> measurements, string reason, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ImmutableArray<Guid> ids = [];
        database.Append(append =>
        {
            if (!append.Any(IsMeasured, new { sha256 = file.File.Sha256 }))
            {
                ids = InsertMeasurements(append, file with { ExhibitCode = ExhibitRegister.Named(append, file.File.Record.SampleName) }, measurements);
                append.Insert(Correction.Row(NewId(), EvidenceTables.SetAside, setAsideId.ToString(), "code", RecordWords.Quarantined, "admitted", reason, by, append.At));
            }
        });
        return ids;
    }

    /// <summary>Corrects a measurement's role: a new row names the old value.</summary>
    /// <returns>Whether there is such a measurement.</returns>
    /// <exception cref="ArgumentException">The reason or the name is empty.</exception>
    public bool CorrectRole(Guid measurementId, MeasurementRole role, string reason, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        bool found = false;
        database.Append(append =>
        {
            // Read here, under the writer's lock: of two corrections at once the second corrects the first.
            if (append.Text(RoleNow, new { table = EvidenceTables.Measurement, id = measurementId.ToString() }) is { } now)
            {
                found = true;
                append.Insert(Correction.Row(NewId(), EvidenceTables.Measurement, measurementId.ToString(), "role", now, RecordWords.Of(role), reason, by, append.At));
            }
        });
        return found;
    }

    /// <summary>Everything recorded around a measurement, or null where there is none with this id.</summary>
    public MeasurementRecord? Find(Guid measurementId) => Reader.Find(measurementId);

    /// <summary>The latest measurements, newest first.</summary>
    public ImmutableArray<MeasurementSummary> List(int count) => Reader.List(count);

    /// <summary>The latest files set aside, newest first.</summary>
    public ImmutableArray<SetAsideFile> ListSetAside(int count) => Reader.ListSetAside(count);

    /// <summary>The bytes kept under a hash, or null where there are none.</summary>
    public byte[]? FindRaw(string sha256) => Reader.FindRaw(sha256);

    private static void InsertRaw(EvidenceTransaction append, string sha256, ReadOnlyMemory<byte> content)
    {
        // The bytes are there already where an older version set the file aside.
        if (!append.Any("SELECT 1 FROM evidence_raw WHERE sha256 = @sha256", new { sha256 }))
        {
            append.Insert(EvidenceRows.Raw(sha256, content));
        }
    }

    private bool Knows(Snapshot snapshot, string sha256) =>
        snapshot.Connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM ({IsMeasured}) AS found", new { sha256 }) > 0
        || snapshot.Connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM ({IsSetAside}) AS found", new { sha256, engineVersion }) > 0;

    private RecordOutcome Append(SessionStart session, DockEvent.Taken file, IReadOnlyList<NewMeasurement> measurements, Action<EvidenceTransaction> appended)
    {
        ImmutableArray<Guid> ids = [];
        bool hasReceipt = false;
        database.Append(append =>
        {
            if (!append.Any(IsMeasured, new { sha256 = file.Sha256 }))
            {
                InsertSession(append, session);
                InsertRaw(append, file.Sha256, file.Content);
                ids = InsertMeasurements(append, new ReceivedFile(session.Id, file, file.Record.Number, session.Health.ClockOffsetSeconds, ExhibitRegister.Named(append, file.Record.SampleName)) { Operator = session.Operator, Comments = session.Comments }, measurements);
                appended(append);
            }

            hasReceipt = InsertReceipt(append, session, file.Key, file.Sha256);
        });
        return ids.IsEmpty ? new RecordOutcome.AlreadyRecorded(hasReceipt) : new RecordOutcome.Recorded(ids);
    }

    private RecordOutcome Append(SessionStart session, FileAside file)
    {
        Guid? id = null;
        bool hasReceipt = false;
        database.Append(append =>
        {
            if (!append.Any(IsSetAside, new { sha256 = file.Sha256, engineVersion }))
            {
                id = NewId();
                InsertSession(append, session);
                if (file.Kept is { } kept)
                {
                    InsertRaw(append, file.Sha256, kept);
                }

                append.Insert(EvidenceRows.SetAside(id.Value, session.Id, file, file.Record.Number, engineVersion, append.At));
            }

            hasReceipt = InsertReceipt(append, session, file.Key, file.Sha256);
        });
        return id is { } recorded ? new RecordOutcome.Recorded([recorded]) : new RecordOutcome.AlreadyRecorded(hasReceipt);
    }

    private ImmutableArray<Guid> InsertMeasurements(EvidenceTransaction append, ReceivedFile file, IReadOnlyList<NewMeasurement> measurements)
    {
        ImmutableArray<Guid>.Builder ids = ImmutableArray.CreateBuilder<Guid>(measurements.Count);
        for (int i = 0; i < measurements.Count; i++)
        {
            ids.Add(NewId());
            append.Insert(EvidenceRows.Measurement(ids[i], file, i, measurements[i], append.At));
            if (measurements[i].Analysis is { } analysis)
            {
                InsertAnalysis(append, NewId(), ids[i], analysis);
            }

            if (measurements[i].Check is { } check)
            {
                append.Insert(DockingRows.PerformanceCheck(NewId(), ids[i], file.SessionId, check, append.At));
            }
        }

        return ids.ToImmutable();
    }

    /// <summary>An analysis goes with the decision rule it was made by; the rule itself is recorded when it is first used.</summary>
    public static void InsertAnalysis(EvidenceTransaction append, Guid id, Guid measurementId, NewAnalysis analysis)
    {
        if (!append.Any("SELECT 1 FROM evidence_decision_rule WHERE sha256 = @sha256", new { sha256 = Rule.Value.Sha256 }))
        {
            append.Insert(new RecordedRule { Sha256 = Rule.Value.Sha256, Version = DecisionRule.Current.Version, Body = Rule.Value.Body, FirstUsedAt = append.At });
        }

        append.Insert(EvidenceRows.Analysis(id, measurementId, analysis, Rule.Value.Sha256, append.At));
    }

    private void InsertSession(EvidenceTransaction append, SessionStart session)
    {
        if (!append.Any("SELECT 1 FROM evidence_session WHERE id = @id", new { id = session.Id.ToString() }))
        {
            append.Insert(EvidenceRows.Session(session, engineVersion));
        }
    }

    private bool InsertReceipt(EvidenceTransaction append, SessionStart session, RecordKey? key, string sha256)
    {
        if (key is null || !Receipts.IsNew(append, key))
        {
            return false;
        }

        InsertSession(append, session);
        append.Insert(DockingRows.Receipt(NewId(), session.Id, key, sha256, append.At));
        return true;
    }

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
