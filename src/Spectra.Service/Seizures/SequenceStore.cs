using System.Collections.Immutable;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Records what was measured around each sample, from what is in the record.</summary>
internal sealed class SequenceStore(Database database, TimeProvider time)
{
    private const string Measurements = """
        SELECT m.id, m.session_id, m.sha256, m.record_number, m.device_measured_at, m.received_at, m.file_name, m.subfile, m.role, s.started_at, s.tags,
            (SELECT c.new_value FROM evidence_correction c WHERE c.table_name = 'evidence_measurement' AND c.row_id = m.id AND c.field = 'role' ORDER BY c.corrected_at DESC, c.id DESC LIMIT 1) AS role_corrected,
            (SELECT p.verdict FROM evidence_performance_check p WHERE p.measurement_id = m.id ORDER BY p.checked_at DESC, p.id DESC LIMIT 1) AS check_verdict
        FROM evidence_measurement m JOIN evidence_session s ON s.id = m.session_id
        """;

    // A device that does not say its number can't be told from another at the same address: each of its sessions stands alone.
    private const string SessionsWithoutSerial = """
        SELECT s.id FROM evidence_session s WHERE s.serial IS NULL AND s.address = @address AND (s.id = @id OR EXISTS (
            SELECT 1 FROM evidence_measurement m WHERE m.session_id = s.id AND m.role IN ('sample', 'unknown')
                AND NOT EXISTS (SELECT 1 FROM evidence_sequence q WHERE q.measurement_id = m.id)))
        """;

    private const string Sequences = """
        SELECT q.*, m.session_id FROM evidence_sequence q JOIN evidence_measurement m ON m.id = q.measurement_id JOIN evidence_session s ON s.id = m.session_id
        """;

    private const string Tags = "SELECT t.* FROM evidence_tag t JOIN evidence_session s ON s.id = t.session_id";

    /// <summary>Appends the sequence of every sample of a device that has none yet, or another one than was recorded: a post-clean may come later.</summary>
    /// <param name="sessionId">The session that ended.</param>
    /// <param name="serial">The device's serial number; null where it reports none: then only measurements of the same session count.</param>
    /// <param name="address">Where the device is.</param>
    /// <returns>What was appended.</returns>
    public ImmutableArray<MeasurementSequence> Append(Guid sessionId, string? serial, string address)
    {
        ImmutableArray<MeasurementSequence>.Builder added = ImmutableArray.CreateBuilder<MeasurementSequence>();
        database.Append(append =>
        {
            if (serial is not null)
            {
                Append(append, "s.serial = @serial", new { serial }, added);
                return;
            }

            foreach (StoredRow session in append.Rows(SessionsWithoutSerial, new { address, id = sessionId.ToString() }))
            {
                Append(append, "s.id = @id", new { id = session.Text("id") }, added);
            }
        });
        return added.ToImmutable();
    }

    /// <summary>The same for the device of a recorded session.</summary>
    public ImmutableArray<MeasurementSequence> AppendFor(DockingSession session) => Append(session.Id, session.Identity.Serial, session.Address);

    private void Append(EvidenceTransaction append, string which, object parameters, ImmutableArray<MeasurementSequence>.Builder added)
    {
        Dictionary<Guid, MeasurementSequence> recorded = Recorded(append, which, parameters);
        SequencedMeasurement[] measurements = [.. append.Rows($"{Measurements} WHERE {which}", parameters).Select(static row => Measurement(new RecordRow(row)))];
        foreach (MeasurementSequence sequence in MeasurementSequence.Of(measurements).Where(sequence => !sequence.Equals(recorded.GetValueOrDefault(sequence.MeasurementId))))
        {
            Guid id = NewId();
            append.Insert(DockingRows.Sequence(id, sequence, append.At));
            foreach (SessionTag tag in sequence.Tags)
            {
                append.Insert(DockingRows.Tag(NewId(), id, sequence, tag));
            }

            added.Add(sequence);
        }
    }

    /// <summary>The latest recorded sequence of each sample.</summary>
    private static Dictionary<Guid, MeasurementSequence> Recorded(EvidenceTransaction append, string which, object parameters)
    {
        ILookup<Guid, SessionTag> tags = append.Rows($"{Tags} WHERE {which}", parameters)
            .Select(static row => new RecordRow(row))
            .ToLookup(static row => row.Id("sequence_id"), RecordMapping.Tag);
        Dictionary<Guid, MeasurementSequence> latest = [];
        foreach (RecordRow row in append.Rows($"{Sequences} WHERE {which} ORDER BY q.recorded_at, q.id", parameters).Select(static row => new RecordRow(row)))
        {
            latest[row.Id("measurement_id")] = RecordMapping.Sequence(row, row.Id("session_id"), tags[row.Id("id")]);
        }

        return latest;
    }

    private static SequencedMeasurement Measurement(RecordRow row)
    {
        MeasurementRole recorded = RecordWords.Role(row.Text("role"));
        MeasurementRole now = row.TextOrNull("role_corrected") is { } corrected ? RecordWords.Role(corrected) : recorded;
        return new SequencedMeasurement
        {
            Id = row.Id("id"),
            SessionId = row.Id("session_id"),
            SessionStartedAt = row.Time("started_at"),
            SessionTags = row.TextOrNull("tags") is { } tags ? RecordWords.Tags(tags) : [],
            Sha256 = row.Text("sha256"),
            Number = row.IntegerOrNull("record_number"),
            At = row.TimeOrNull("device_measured_at") ?? row.Time("received_at"),
            FileName = row.Text("file_name"),
            Subfile = row.Integer("subfile"),
            Role = now,
            IsCleanBlank = recorded == MeasurementRole.Blank && now == MeasurementRole.Blank,
            HasFailed = row.TextOrNull("check_verdict") is { } verdict && verdict != NewPerformanceCheck.NotAssessable ? verdict == NewPerformanceCheck.Failed : null,
        };
    }

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
