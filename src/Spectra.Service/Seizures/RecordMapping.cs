using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Journals;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Turns rows back into what was recorded; the columns are those of <see cref="EvidenceRows"/>.</summary>
internal static class RecordMapping
{
    public static Measurement Measurement(RecordRow row) => new()
    {
        Id = row.Id("id"),
        SessionId = row.Id("session_id"),
        Sha256 = row.Text("sha256"),
        ExhibitCode = row.TextOrNull("exhibit_code"),
        ExhibitBasis = row.TextOrNull("exhibit_basis"),
        RecordId = row.TextOrNull("record_id"),
        SampleName = row.TextOrNull("sample_name"),
        RoleByDevice = row.TextOrNull("role_by_device"),
        DeviceMeasuredAt = row.TimeOrNull("device_measured_at"),
        MeasuredAtCorrected = row.TimeOrNull("measured_at_corrected"),
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
        Operator = row.TextOrNull("operator"),
        Comments = row.TextOrNull("comments"),
        SpectrumSha256 = row.TextOrNull("spectrum_sha256"),
    };

    public static Analysis Analysis(RecordRow row) => new()
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
        Confidence = row.RealOrNull("confidence"),
        AlertClasses = row.TextOrNull("alert_classes") is { } classes ? RecordWords.Ids(classes) : [],
        DecisionRule = row.TextOrNull("decision_rule"),
        RoleStated = row.TextOrNull("role_stated"),
        RequestedBy = row.TextOrNull("requested_by"),
    };

    public static DockingSession Session(RecordRow row) => new(
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
            Laser = row.TextOrNull("laser"),
            CalibrationDue = row.TextOrNull("calibration_due"),
            ClockRaw = row.TextOrNull("clock_raw"),
            ClockOffsetSeconds = row.RealOrNull("clock_offset_seconds"),
            ClockHalfRoundTripSeconds = row.RealOrNull("clock_half_round_trip_seconds"),
        },
        row.Time("started_at"),
        row.TextOrNull("profile_basis"),
        row.TextOrNull("tags") is { } tags ? RecordWords.Tags(tags) : [],
        row.TextOrNull("decontaminated"),
        row.TextOrNull("decontaminated_by"),
        null);

    public static DockingSessionEnd SessionEnd(RecordRow row) => new(
        row.Time("ended_at"),
        row.Text("outcome"),
        row.TextOrNull("sentence"),
        new DockTally(Count(row, "files_found"), Count(row, "files_taken"), Count(row, "files_known"), Count(row, "files_set_aside"), Count(row, "files_not_taken"), checked((int)(row.IntegerOrNull("files_quarantined") ?? 0))),
        row.IntegerOrNull("bytes_received") is { } received
            ? new LinkTotals(received, row.Integer("bytes_sent"), row.Integer("requests"), row.Integer("retries"), row.Integer("noise_bytes"))
            : null,
        row.RealOrNull("duration_seconds"),
        row.TextOrNull("journal_sha256"));

    public static SessionTag Tag(RecordRow row) => new(row.Text("tag"), row.Text("sentence"));

    public static MeasurementSequence Sequence(RecordRow row, Guid sessionId, IEnumerable<SessionTag> tags) => new(
        row.Id("measurement_id"),
        sessionId,
        row.IdOrNull("clean_crystal_id"),
        row.IdOrNull("background_id"),
        row.IdOrNull("blank_id"),
        row.IdOrNull("previous_sample_id"),
        row.IdOrNull("post_clean_id"),
        row.IdOrNull("check_id"),
        MeasurementSequence.InOrder(tags));

    public static ExhibitCode ExhibitCode(RecordRow row) =>
        new(row.Text("code"), row.Text("issued_by"), row.Time("issued_at"), row.TextOrNull("note"), []);

    public static NewPerformanceCheck PerformanceCheck(RecordRow row) =>
        new(row.Text("standard"), row.Text("verdict"), row.Text("figures"), row.Text("sentence"));

    private static int Count(RecordRow row, string column) => checked((int)row.Integer(column));

    public static SetAsideFile SetAside(RecordRow row) => new(
        row.Id("id"),
        row.Id("session_id"),
        row.Text("file_name"),
        row.Integer("length"),
        row.Text("sha256"),
        row.Integer("bytes_kept") != 0,
        row.Text("code"),
        row.Text("message"),
        row.Time("received_at"),
        [])
    {
        Number = row.IntegerOrNull("record_number"),
        Record = new StoredRecord
        {
            Id = row.TextOrNull("record_id") ?? row.Text("file_name"),
            Name = row.Text("file_name"),
            Bytes = row.Integer("length"),
            DeviceTime = row.TextOrNull("device_time"),
            MeasuredAt = row.TimeOrNull("device_measured_at"),
            Role = row.TextOrNull("role_by_device") is { } role ? RecordWords.Role(role) : MeasurementRole.Unknown,
            SampleName = row.TextOrNull("sample_name"),
        },
    };

    public static ChainEvent Event(RecordRow row) =>
        new(row.Text("site"), row.Integer("seq"), row.Time("at_utc"), row.Text("kind"), row.Text("table_name"), row.Text("row_id"), row.Text("row_hash"), row.Text("hash"));
}
