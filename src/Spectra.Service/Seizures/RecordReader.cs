using System.Collections.Immutable;
using Spectra.Driver.Docking;
using Spectra.Formats;
using Spectra.Service.Exhibits;
using Spectra.Service.Libraries.Validation;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Reads the record back, and says of everything it gives out whether it is as it was recorded.</summary>
internal sealed class RecordReader(DatabaseReader database)
{
    /// <summary>Opens the record of a data folder to look at it: nothing is made or changed, and read access is enough.</summary>
    /// <exception cref="EvidenceException">There is no record there, or it can't be read.</exception>
    public static RecordReader Open(string folder) => new(DatabaseReader.Open(folder));

    /// <summary>Everything around a measurement, or null where there is none with this id.</summary>
    public MeasurementRecord? Find(Guid measurementId) => database.Read(snapshot => Find(snapshot, measurementId.ToString()));

    /// <summary>The ids of all measurements, oldest first.</summary>
    public ImmutableArray<Guid> Ids() => database.Read(snapshot => new CheckedRows(snapshot).Join(EvidenceTables.Measurement, "SELECT id FROM evidence_measurement ORDER BY received_at, id", new { }).Select(static row => Guid.Parse(row.Text("id"))).ToImmutableArray());

    /// <summary>The latest measurements, newest first.</summary>
    public ImmutableArray<MeasurementSummary> List(int count) => database.Read(snapshot => List(snapshot, "ORDER BY received_at DESC, id DESC LIMIT @count", new { count }));

    /// <summary>The measurements after one in a list, newest first.</summary>
    /// <param name="count">At most so many.</param>
    /// <param name="after">The id after which to go on; null for the newest.</param>
    public ImmutableArray<MeasurementSummary> ListAfter(int count, Guid? after) => database.Read(snapshot => List(snapshot, "WHERE id < @after ORDER BY id DESC LIMIT @count", new { count, after = (after ?? Guid.AllBitsSet).ToString() }));

    /// <summary>The events before one in the chain, newest first.</summary>
    public ImmutableArray<ChainEvent> EventsBefore(int count, long? before) => database.Read(snapshot =>
        new CheckedRows(snapshot).Stored(EvidenceTables.Event, "WHERE seq < @before ORDER BY seq DESC LIMIT @count", new { count, before = before ?? long.MaxValue }).Select(static row => RecordMapping.Event(new RecordRow(row))).ToImmutableArray());

    /// <summary>The measurements made of one content.</summary>
    public ImmutableArray<Guid> IdsOf(string sha256) => database.Read(snapshot =>
        new CheckedRows(snapshot).Stored(EvidenceTables.Measurement, "WHERE sha256 = @sha256 ORDER BY subfile", new { sha256 }).Select(static row => Guid.Parse(row.Text("id"))).ToImmutableArray());

    /// <summary>A measurement with its exhibit and what the instrument answered; null where there is none with this id.</summary>
    public MeasurementView? FindView(Guid id) => database.Read(snapshot => Find(snapshot, id.ToString()) is { } record
        ? MeasurementView.Of(record, ExhibitStore.OfMeasurement(snapshot, id), snapshot.Records<InstrumentAnswer>("WHERE measurement_id = @id ORDER BY recorded_at, id", new { id = id.ToString() }))
        : null);

    /// <summary>The role that is valid now of a measurement; unknown where there is none.</summary>
    public static MeasurementRole RoleOf(Snapshot snapshot, Guid id) => Find(snapshot, id.ToString())?.CurrentRole ?? MeasurementRole.Unknown;

    /// <summary>The decoded spectrum of a measurement; null where there is none that this version reads as it was recorded.</summary>
    public Spectrum? FindSpectrum(Guid id) =>
        Find(id) is { Measurement: { } measurement } && FindRaw(measurement.Sha256) is { } bytes && SpectrumReader.Read(bytes, measurement.FileName) is ReadResult.Accepted { File: { } file } && measurement.Subfile < file.Spectra.Length
            ? file.Spectra[(int)measurement.Subfile]
            : null;

    /// <summary>The latest files set aside, newest first.</summary>
    public ImmutableArray<SetAsideFile> ListSetAside(int count) => database.Read(snapshot => SetAside(snapshot, "ORDER BY received_at DESC, id DESC LIMIT @count", new { count }));

    /// <summary>A file set aside, or null where there is none with this id.</summary>
    public SetAsideFile? FindSetAside(Guid id) => database.Read(snapshot => SetAside(snapshot, "WHERE id = @id", new { id = id.ToString() })) is [{ } file] ? file : null;

    /// <summary>A docking session, or null where there is none with this id.</summary>
    public DockingSession? FindSession(Guid id) => database.Read(snapshot =>
        new CheckedRows(snapshot).Of(EvidenceTables.Session, "WHERE id = @id", new { id = id.ToString() }, RecordMapping.Session) is [{ } session] ? session : null);

    /// <summary>The exhibit codes that were issued here, oldest first.</summary>
    public ImmutableArray<ExhibitCode> ListExhibits() => database.Read(snapshot =>
        new CheckedRows(snapshot).Stored(EvidenceTables.ExhibitCode, "ORDER BY issued_at, code_key", new { }).Select(stored =>
        {
            CheckedRows rows = new(snapshot);
            return rows.Checked(EvidenceTables.ExhibitCode, stored, RecordMapping.ExhibitCode) with { Findings = rows.Findings };
        }).ToImmutableArray());

    /// <summary>The bytes kept under a hash, or null where there are none that give it.</summary>
    public byte[]? FindRaw(string sha256) => database.Read(snapshot =>
        new CheckedRows(snapshot).Stored(EvidenceTables.Raw, "WHERE sha256 = @sha256", new { sha256 }) is [{ } row, ..] && RowFault.BytesGive(row, sha256)
            ? row.Columns["bytes"].Bytes.ToArray()
            : null);

    /// <summary>Everything around a measurement in a snapshot that is read for more.</summary>
    internal static MeasurementRecord? Find(Snapshot snapshot, string id)
    {
        CheckedRows rows = new(snapshot);
        if (rows.Of(EvidenceTables.Measurement, "WHERE id = @id", new { id }, RecordMapping.Measurement) is not [{ } measurement, ..])
        {
            return null;
        }

        DockingSession session = Session(rows, measurement.SessionId.ToString());
        rows.CheckRaw(measurement.Sha256);
        ImmutableArray<Analysis> analyses = rows.Of(EvidenceTables.Analysis, "WHERE measurement_id = @id ORDER BY analysed_at, id", new { id }, RecordMapping.Analysis);
        ImmutableArray<Correction> corrections = rows.Of(EvidenceTables.Correction, "WHERE table_name = @table AND row_id = @id ORDER BY corrected_at, id", new { table = EvidenceTables.Measurement, id }, Correction.Of);
        ImmutableArray<NewPerformanceCheck> checks = rows.Of(EvidenceTables.PerformanceCheck, "WHERE measurement_id = @id ORDER BY checked_at, id", new { id }, RecordMapping.PerformanceCheck);
        KeyList keys = new([id, measurement.SessionId.ToString(), measurement.Sha256, .. analyses.Select(static analysis => analysis.Id.ToString()), .. corrections.Select(static correction => correction.Id.ToString())]);
        return new MeasurementRecord(
            measurement,
            session,
            analyses,
            corrections,
            checks,
            Sequence(rows, measurement),
            [.. rows.Stored(EvidenceTables.Event, $"WHERE row_id IN {keys.Sql} ORDER BY site, seq", keys.Parameters).Select(static row => RecordMapping.Event(new RecordRow(row)))],
            rows.Findings)
        {
            ValidationRemark = analyses is [.., { } latest] ? ValidationStanding.Remark(snapshot, session.Identity.Serial, latest.EngineVersion, latest.LibrariesJson, latest.AnalysedAt) : null,
        };
    }

    /// <summary>Why answers from an instrument are not validated on it as things stand; null where they are.</summary>
    /// <param name="serial">The instrument; null where it reports no serial number.</param>
    /// <param name="engine">The engine's version.</param>
    /// <param name="libraries">The libraries, as an analysis names them.</param>
    public string? ValidationRemark(string? serial, string engine, string libraries) => database.Read(snapshot => ValidationStanding.Remark(snapshot, serial, engine, libraries, DateTimeOffset.MaxValue));

    private static ImmutableArray<MeasurementSummary> List(Snapshot snapshot, string rest, object parameters)
    {
        ImmutableArray<MeasurementSummary>.Builder list = ImmutableArray.CreateBuilder<MeasurementSummary>();
        foreach (StoredRow stored in new CheckedRows(snapshot).Stored(EvidenceTables.Measurement, rest, parameters))
        {
            string id = stored.Text("id");
            CheckedRows rows = new(snapshot);
            Measurement measurement = rows.Checked(EvidenceTables.Measurement, stored, RecordMapping.Measurement);
            rows.CheckRaw(measurement.Sha256);
            ImmutableArray<Analysis> latest = rows.Of(EvidenceTables.Analysis, "WHERE measurement_id = @id ORDER BY analysed_at DESC, id DESC LIMIT 1", new { id }, RecordMapping.Analysis);
            ImmutableArray<Correction> corrections = rows.Of(EvidenceTables.Correction, "WHERE table_name = @table AND row_id = @id AND field = 'role' ORDER BY corrected_at DESC, id DESC LIMIT 1", new { table = EvidenceTables.Measurement, id }, Correction.Of);
            ImmutableArray<NewPerformanceCheck> checks = rows.Of(EvidenceTables.PerformanceCheck, "WHERE measurement_id = @id ORDER BY checked_at DESC, id DESC LIMIT 1", new { id }, RecordMapping.PerformanceCheck);
            MeasurementRole role = corrections is [{ NewValue: { } corrected }] ? RecordWords.Role(corrected) : measurement.Role;
            list.Add(new MeasurementSummary(measurement, role, latest is [{ } analysis] ? analysis : null, checks is [{ } check] ? check : null, Sequence(rows, measurement), rows.Findings));
        }

        return list.ToImmutable();
    }

    private static ImmutableArray<SetAsideFile> SetAside(Snapshot snapshot, string rest, object parameters) =>
    [
        .. new CheckedRows(snapshot).Stored(EvidenceTables.SetAside, rest, parameters).Select(stored =>
        {
            CheckedRows rows = new(snapshot);
            SetAsideFile file = rows.Checked(EvidenceTables.SetAside, stored, RecordMapping.SetAside);
            ImmutableArray<Correction> admissions = rows.Of(EvidenceTables.Correction, "WHERE table_name = @table AND row_id = @id ORDER BY corrected_at DESC, id DESC LIMIT 1", new { table = EvidenceTables.SetAside, id = file.Id.ToString() }, Correction.Of);
            return file with { Admission = admissions is [{ } admission] ? admission : null, Findings = rows.Findings };
        }),
    ];

    /// <summary>The latest sequence of a measurement with its tags; null where there is none.</summary>
    private static MeasurementSequence? Sequence(CheckedRows rows, Measurement measurement)
    {
        ImmutableArray<(Guid Id, RecordRow Row)> latest = rows.Of(
            EvidenceTables.Sequence,
            "WHERE measurement_id = @id ORDER BY recorded_at DESC, id DESC LIMIT 1",
            new { id = measurement.Id.ToString() },
            static row => (row.Id("id"), row));
        if (latest is not [{ } sequence])
        {
            return null;
        }

        ImmutableArray<SessionTag> tags = rows.Of(EvidenceTables.Tag, "WHERE sequence_id = @id", new { id = sequence.Id.ToString() }, RecordMapping.Tag);
        return RecordMapping.Sequence(sequence.Row, measurement.SessionId, tags);
    }

    private static DockingSession Session(CheckedRows rows, string id)
    {
        if (rows.Of(EvidenceTables.Session, "WHERE id = @id", new { id }, RecordMapping.Session) is not [{ } session])
        {
            throw new EvidenceException($"The {EvidenceTables.Session} row '{id}' is missing: run 'spectra audit verify'.");
        }

        return rows.Of(EvidenceTables.SessionEnd, "WHERE session_id = @id", new { id }, RecordMapping.SessionEnd) is [{ } end] ? session with { End = end } : session;
    }
}
