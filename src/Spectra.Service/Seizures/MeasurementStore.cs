using System.Collections.Immutable;
using Dapper;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Appends measurements and what belongs to them to the record. What is not written throws; nothing is ever changed.</summary>
/// <param name="database">The data folder's database.</param>
/// <param name="time">The clock that ids are made from.</param>
/// <param name="engineVersion">The version of this engine: a file that an older one could not read is tried again.</param>
internal sealed class MeasurementStore(Database database, TimeProvider time, string engineVersion) : ILedger
{
    /// <summary>Of a file that is no spectrum, at most this much is kept; a stick may hold a film.</summary>
    public const int MaximumSetAsideBytes = 4 * 1024 * 1024;

    private const string IsMeasured = "SELECT 1 FROM evidence_measurement WHERE sha256 = @sha256 LIMIT 1";
    private const string IsSetAside = "SELECT 1 FROM evidence_set_aside WHERE sha256 = @sha256 AND engine_version = @engineVersion LIMIT 1";

    private const string RoleNow = """
        SELECT COALESCE(
            (SELECT new_value FROM evidence_correction WHERE table_name = @table AND row_id = evidence_measurement.id AND field = 'role' ORDER BY corrected_at DESC, id DESC LIMIT 1),
            role)
        FROM evidence_measurement WHERE id = @id
        """;

    /// <summary>What was recorded.</summary>
    public RecordReader Reader { get; } = new(database.Reader);

    /// <summary>Begins a docking session; nothing is written until it brings something new.</summary>
    public SessionRecorder Begin(DeviceAddress address) => new(this, address, NewId(), time.GetUtcNow());

    /// <inheritdoc/>
    public bool Knows(string sha256) => database.Read(snapshot =>
        snapshot.Connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM ({IsMeasured}) AS found", new { sha256 }) > 0
        || snapshot.Connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM ({IsSetAside}) AS found", new { sha256, engineVersion }) > 0);

    /// <inheritdoc/>
    public string? FindContent(RecordKey key) => null;

    /// <inheritdoc/>
    public bool HasOther(RecordKey key) => false;

    /// <summary>Appends one received file in one transaction: the session where this is its first file, raw bytes, measurements, analyses.</summary>
    public RecordOutcome Append(SessionStart session, DockEvent.Taken file, IReadOnlyList<NewMeasurement> measurements)
    {
        ImmutableArray<Guid>.Builder ids = ImmutableArray.CreateBuilder<Guid>(measurements.Count);
        database.Append(append =>
        {
            if (append.Any(IsMeasured, new { sha256 = file.Sha256 }))
            {
                return;
            }

            InsertSession(append, session);
            InsertRaw(append, file.Sha256, file.Content);
            for (int i = 0; i < measurements.Count; i++)
            {
                ids.Add(NewId());
                append.Insert(EvidenceRows.Measurement(ids[i], session.Id, file, i, measurements[i], append.At));
                if (measurements[i].Analysis is { } analysis)
                {
                    append.Insert(EvidenceRows.Analysis(NewId(), ids[i], analysis, append.At));
                }
            }
        });
        return ids.Count > 0 ? new RecordOutcome.Recorded(ids.ToImmutable()) : new RecordOutcome.AlreadyRecorded();
    }

    /// <summary>Appends a file that is no readable spectrum, with its reason, in one transaction.</summary>
    public RecordOutcome Append(SessionStart session, DockEvent.SetAside file)
    {
        Guid? id = null;
        database.Append(append =>
        {
            if (append.Any(IsSetAside, new { sha256 = file.Sha256, engineVersion }))
            {
                return;
            }

            id = NewId();
            InsertSession(append, session);
            bool bytesKept = file.Length <= MaximumSetAsideBytes && file.Content is not null;
            if (bytesKept)
            {
                InsertRaw(append, file.Sha256, file.Content!.Value);
            }

            append.Insert(EvidenceRows.SetAside(id.Value, session.Id, file, bytesKept, engineVersion, append.At));
        });
        return id is { } recorded ? new RecordOutcome.Recorded([recorded]) : new RecordOutcome.AlreadyRecorded();
    }

    /// <summary>Appends how a session ended.</summary>
    public void AppendEnd(Guid sessionId, string outcome, string? sentence, DockTally tally) =>
        database.Append(append => append.Insert(EvidenceRows.SessionEnd(NewId(), sessionId, append.At, outcome, sentence, tally)));

    /// <summary>Appends a further analysis of a measurement.</summary>
    /// <returns>Its id.</returns>
    public Guid AppendAnalysis(Guid measurementId, NewAnalysis analysis)
    {
        Guid id = NewId();
        database.Append(append => append.Insert(EvidenceRows.Analysis(id, measurementId, analysis, append.At)));
        return id;
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
                append.Insert(EvidenceRows.Correction(NewId(), EvidenceTables.Measurement, measurementId.ToString(), "role", now, RecordWords.Of(role), reason, by, append.At));
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

    private void InsertSession(EvidenceTransaction append, SessionStart session)
    {
        if (!append.Any("SELECT 1 FROM evidence_session WHERE id = @id", new { id = session.Id.ToString() }))
        {
            append.Insert(EvidenceRows.Session(session.Id, session.Address, session.Identity, session.Health, session.StartedAt, engineVersion));
        }
    }

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
