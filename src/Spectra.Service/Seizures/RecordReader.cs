using System.Collections.Immutable;
using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Reads the record back.</summary>
internal sealed class RecordReader(Database database)
{
    /// <summary>Everything around a measurement, or null where there is none with this id.</summary>
    public MeasurementRecord? Find(Guid measurementId) => database.Read(reader => Find(reader, measurementId));

    /// <summary>The latest measurements, newest first.</summary>
    public ImmutableArray<MeasurementSummary> List(int count) => database.Read(reader => List(reader, count));

    /// <summary>The latest files set aside, newest first.</summary>
    public ImmutableArray<SetAsideFile> ListSetAside(int count) => database.Read<ImmutableArray<SetAsideFile>>(
        reader => [.. Rows(reader, "SELECT * FROM evidence_set_aside ORDER BY received_at DESC, id DESC LIMIT @count", new { count }, SetAside)]);

    /// <summary>The bytes kept under a hash, or null where there are none.</summary>
    public byte[]? FindRaw(string sha256) => database.Read(
        reader => reader.ExecuteScalar<byte[]?>("SELECT bytes FROM evidence_raw WHERE sha256 = @sha256", new { sha256 }));

    private static MeasurementRecord? Find(SqliteConnection reader, Guid measurementId)
    {
        string id = measurementId.ToString();
        Measurement? measurement = Rows(reader, "SELECT * FROM evidence_measurement WHERE id = @id", new { id }, Measurement).FirstOrDefault();
        if (measurement is null)
        {
            return null;
        }

        ImmutableArray<Analysis> analyses = [.. Rows(reader, "SELECT * FROM evidence_analysis WHERE measurement_id = @id ORDER BY analysed_at, id", new { id }, Analysis)];
        ImmutableArray<Correction> corrections = [.. Rows(reader, "SELECT * FROM evidence_correction WHERE table_name = @table AND row_id = @id ORDER BY corrected_at, id", new { table = EvidenceTables.Measurement, id }, Correction)];
        DockingSession session = Session(reader, measurement.SessionId);
        string[] keys = [id, measurement.SessionId.ToString(), measurement.Sha256, .. analyses.Select(static analysis => analysis.Id.ToString()), .. corrections.Select(static correction => correction.Id.ToString())];
        return new MeasurementRecord(
            measurement,
            session,
            analyses,
            corrections,
            [.. Rows(reader, "SELECT * FROM evidence_event WHERE row_id IN @keys ORDER BY site, seq", new { keys }, Event)]);
    }

    private static ImmutableArray<MeasurementSummary> List(SqliteConnection reader, int count)
    {
        List<Measurement> measurements = Rows(reader, "SELECT * FROM evidence_measurement ORDER BY received_at DESC, id DESC LIMIT @count", new { count }, Measurement);
        ImmutableArray<MeasurementSummary>.Builder list = ImmutableArray.CreateBuilder<MeasurementSummary>(measurements.Count);
        foreach (Measurement measurement in measurements)
        {
            string id = measurement.Id.ToString();
            Analysis? latest = Rows(reader, "SELECT * FROM evidence_analysis WHERE measurement_id = @id ORDER BY analysed_at DESC, id DESC LIMIT 1", new { id }, Analysis).FirstOrDefault();
            string? corrected = reader.ExecuteScalar<string?>("SELECT new_value FROM evidence_correction WHERE table_name = @table AND row_id = @id AND field = 'role' ORDER BY corrected_at DESC, id DESC LIMIT 1", new { table = EvidenceTables.Measurement, id });
            list.Add(new MeasurementSummary(measurement, corrected is null ? measurement.Role : RecordWords.Role(corrected), latest));
        }

        return list.ToImmutable();
    }

    private static DockingSession Session(SqliteConnection reader, Guid sessionId)
    {
        object key = new { id = sessionId.ToString() };
        DockingSessionEnd? end = Rows(reader, "SELECT * FROM evidence_session_end WHERE session_id = @id", key, SessionEnd).FirstOrDefault();
        return Rows(reader, "SELECT * FROM evidence_session WHERE id = @id", key, SessionRow)[0] with { End = end };
    }

    private static List<T> Rows<T>(SqliteConnection connection, string sql, object parameters, Func<RecordRow, T> map)
    {
        using IDataReader reader = connection.ExecuteReader(sql, parameters);
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(map(new RecordRow(reader)));
        }

        return rows;
    }

    private static Measurement Measurement(RecordRow row) => new()
    {
        Id = row.Id("id"),
        SessionId = row.Id("session_id"),
        Sha256 = row.Text("sha256"),
        ExhibitCode = row.TextOrNull("exhibit_code"),
        FileName = row.Text("file_name"),
        Subfile = row.Integer("subfile"),
        Format = row.Text("format"),
        Role = RecordWords.Role(row.Text("role")),
        RoleBasis = row.Text("role_basis"),
        RoleReason = row.Text("role_reason"),
        Title = row.TextOrNull("title"),
        CasStated = row.TextOrNull("cas_stated"),
        Technique = row.Text("technique"),
        TechniqueStated = row.TextOrNull("technique_stated"),
        ResolutionPerCentimetre = row.RealOrNull("resolution_per_centimetre"),
        CoAddedScans = row.IntegerOrNull("co_added_scans"),
        Instrument = row.TextOrNull("instrument"),
        Origin = row.TextOrNull("origin"),
        MeasuredAtStated = row.TextOrNull("measured_at_stated"),
        DeviceTime = row.TextOrNull("device_time"),
        ReceivedAt = row.Time("received_at"),
        Points = row.Integer("points"),
        MissingPoints = row.Integer("missing_points"),
        FirstPosition = row.Real("first_position"),
        LastPosition = row.Real("last_position"),
        AxisUnit = row.Text("axis_unit"),
        OrdinateUnit = row.Text("ordinate_unit"),
        Warnings = RecordWords.Warnings(row.Text("warnings")),
    };

    private static Analysis Analysis(RecordRow row) => new()
    {
        Id = row.Id("id"),
        MeasurementId = row.Id("measurement_id"),
        AnalysedAt = row.Time("analysed_at"),
        EngineVersion = row.Text("engine_version"),
        RecipeHash = row.TextOrNull("recipe_hash"),
        Metric = row.TextOrNull("metric"),
        LibrariesJson = row.Text("libraries"),
        QualityVerdict = row.TextOrNull("quality_verdict"),
        VerdictKind = row.Text("verdict_kind"),
        Ids = RecordWords.Ids(row.Text("ids")),
        Level = row.TextOrNull("level"),
        Statement = row.Text("statement"),
        ReportJson = row.Text("report"),
        ReportSha256 = row.Text("report_sha256"),
    };

    private static DockingSession SessionRow(RecordRow row) => new(
        row.Id("id"),
        row.Text("address"),
        new DeviceIdentity(row.TextOrNull("model"), row.TextOrNull("serial"), row.TextOrNull("firmware")),
        new DeviceHealth
        {
            SelfTest = row.TextOrNull("self_test"),
            BatteryPercent = row.RealOrNull("battery_percent"),
            TemperatureCelsius = row.RealOrNull("temperature_celsius"),
            HumidityPercent = row.RealOrNull("humidity_percent"),
            BackgroundAgeSeconds = row.RealOrNull("background_age_seconds"),
            Energy = row.RealOrNull("energy"),
            CalibrationDue = row.TextOrNull("calibration_due"),
            ClockOffsetSeconds = row.RealOrNull("clock_offset_seconds"),
            ClockHalfRoundTripSeconds = row.RealOrNull("clock_half_round_trip_seconds"),
        },
        row.Time("started_at"),
        null);

    private static DockingSessionEnd SessionEnd(RecordRow row) => new(
        row.Time("ended_at"),
        row.Text("outcome"),
        row.TextOrNull("sentence"),
        new DockTally(Count(row, "files_found"), Count(row, "files_taken"), Count(row, "files_known"), Count(row, "files_set_aside"), Count(row, "files_not_taken")));

    private static int Count(RecordRow row, string column) => checked((int)row.Integer(column));

    private static Correction Correction(RecordRow row) =>
        new(row.Id("id"), row.Text("field"), row.TextOrNull("old_value"), row.TextOrNull("new_value"), row.Text("reason"), row.Text("corrected_by"), row.Time("corrected_at"));

    private static SetAsideFile SetAside(RecordRow row) =>
        new(row.Id("id"), row.Id("session_id"), row.Text("file_name"), row.Integer("length"), row.Text("sha256"), row.Integer("bytes_kept") != 0, row.Text("code"), row.Text("message"), row.Time("received_at"));

    private static ChainEvent Event(RecordRow row) =>
        new(row.Text("site"), row.Integer("seq"), row.Time("at_utc"), row.Text("kind"), row.Text("table_name"), row.Text("row_id"), row.Text("row_hash"), row.Text("hash"));
}
