using System.Security.Cryptography;
using System.Text;
using Spectra.Driver.Docking;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Turns what is to be recorded into rows.</summary>
internal static class EvidenceRows
{
    public static EvidenceRow Session(SessionStart session, string engineVersion) =>
        new EvidenceRow(EvidenceTables.Session)
            .With("id", session.Id)
            .With("address", session.Address)
            .With("model", session.Identity.Model)
            .With("serial", session.Identity.Serial)
            .With("firmware", session.Identity.Firmware)
            .With("started_at", session.StartedAt)
            .With("profile_basis", session.ProfileBasis)
            .With("clock_raw", session.Health.ClockRaw)
            .With("clock_offset_seconds", session.Health.ClockOffsetSeconds)
            .With("clock_half_round_trip_seconds", session.Health.ClockHalfRoundTripSeconds)
            .With("self_test", session.Health.SelfTest)
            .With("battery_percent", session.Health.BatteryPercent)
            .With("temperature_celsius", session.Health.TemperatureCelsius)
            .With("humidity_percent", session.Health.HumidityPercent)
            .With("background_age_seconds", session.Health.BackgroundAgeSeconds)
            .With("energy", session.Health.Energy)
            .With("laser", session.Health.Laser)
            .With("calibration_due", session.Health.CalibrationDue)
            .With("tags", RecordWords.Json(session.Tags))
            .With("decontaminated", session.Desk.Word)
            .With("decontaminated_by", session.Desk.By)
            .With("engine_version", engineVersion);

    public static EvidenceRow SessionEnd(Guid id, Guid sessionId, DateTimeOffset at, string outcome, string? sentence, DockTally tally, SessionReport report, string? journalSha256) =>
        new EvidenceRow(EvidenceTables.SessionEnd)
            .With("id", id)
            .With("session_id", sessionId)
            .With("ended_at", at)
            .With("outcome", outcome)
            .With("sentence", sentence)
            .With("files_found", tally.Found)
            .With("files_taken", tally.Taken)
            .With("files_known", tally.Known)
            .With("files_set_aside", tally.SetAside)
            .With("files_not_taken", tally.NotTaken)
            .With("files_quarantined", tally.Quarantined)
            .With("bytes_received", report.Totals.BytesReceived)
            .With("bytes_sent", report.Totals.BytesSent)
            .With("requests", report.Totals.Requests)
            .With("retries", report.Totals.Retries)
            .With("noise_bytes", report.Totals.NoiseBytes)
            .With("duration_seconds", report.Duration.TotalSeconds)
            .With("journal_sha256", journalSha256);

    public static EvidenceRow Raw(string sha256, ReadOnlyMemory<byte> content) =>
        new EvidenceRow(EvidenceTables.Raw)
            .With("sha256", sha256)
            .With("length", content.Length)
            .With("bytes", content.ToArray());

    public static EvidenceRow Measurement(Guid id, ReceivedFile received, int subfile, NewMeasurement measured, DateTimeOffset at)
    {
        DockEvent.Taken file = received.File;
        Spectrum spectrum = measured.Spectrum;
        Acquisition acquisition = spectrum.Acquisition;
        return new EvidenceRow(EvidenceTables.Measurement)
            .With("id", id)
            .With("session_id", received.SessionId)
            .With("sha256", file.Sha256)
            .With("exhibit_code", received.ExhibitCode)
            .With("exhibit_basis", received.ExhibitCode is null ? null : RecordWords.SampleName)
            .With("file_name", file.FileName)
            .With("record_id", file.Record.Id)
            .With("record_number", received.Number)
            .With("sample_name", file.Record.SampleName)
            .With("role_by_device", file.Record.Role == MeasurementRole.Unknown ? null : RecordWords.Of(file.Record.Role))
            .With("device_measured_at", file.Record.MeasuredAt)
            .With("measured_at_corrected", received.MeasuredAtCorrected)
            .With("subfile", subfile)
            .With("format", file.File.Format)
            .With("role", RecordWords.Of(measured.Role.Role))
            .With("role_basis", RecordWords.Of(measured.Role.Basis))
            .With("role_reason", measured.Role.Reason)
            .With("title", acquisition.Title)
            .With("cas_stated", acquisition.Cas)
            .With("technique", RecordWords.Of(acquisition.Technique))
            .With("technique_stated", acquisition.TechniqueStated)
            .With("resolution_per_centimetre", acquisition.ResolutionPerCentimetre)
            .With("co_added_scans", acquisition.CoAddedScans)
            .With("instrument", acquisition.Instrument)
            .With("origin", acquisition.Origin)
            .With("measured_at_stated", acquisition.MeasuredAt)
            .With("device_time", file.DeviceTime)
            .With("received_at", at)
            .With("points", spectrum.Count)
            .With("missing_points", spectrum.MissingCount)
            .With("first_position", spectrum.Axis.First)
            .With("last_position", spectrum.Axis.Last)
            .With("axis_unit", spectrum.Axis.Unit.Id)
            .With("ordinate_unit", spectrum.Unit.Id)
            .With("warnings", RecordWords.Json(spectrum.Warnings))
            .With("operator", received.Operator)
            .With("comments", received.Comments)
            .With("spectrum_sha256", SpectrumHash.Of(spectrum));
    }

    public static EvidenceRow Analysis(Guid id, Guid measurementId, NewAnalysis analysis, string decisionRule, DateTimeOffset at) =>
        new EvidenceRow(EvidenceTables.Analysis)
            .With("id", id)
            .With("measurement_id", measurementId)
            .With("analysed_at", at)
            .With("engine_version", analysis.EngineVersion)
            .With("recipe_hash", analysis.RecipeHash)
            .With("metric", analysis.Metric)
            .With("libraries", analysis.LibrariesJson)
            .With("quality_verdict", analysis.QualityVerdict)
            .With("verdict_kind", analysis.VerdictKind)
            .With("ids", RecordWords.Json(analysis.Ids))
            .With("level", analysis.Level)
            .With("statement", analysis.Statement)
            .With("report", analysis.ReportJson)
            .With("report_sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(analysis.ReportJson))))
            .With("confidence", analysis.Confidence)
            .With("alert_classes", RecordWords.Json(analysis.AlertClasses))
            .With("role_stated", analysis.RoleStated)
            .With("requested_by", analysis.RequestedBy)
            .With("decision_rule", decisionRule);

    public static EvidenceRow SetAside(Guid id, Guid sessionId, FileAside file, long? number, string engineVersion, DateTimeOffset at) =>
        new EvidenceRow(EvidenceTables.SetAside)
            .With("id", id)
            .With("session_id", sessionId)
            .With("file_name", file.Record.Name)
            .With("record_id", file.Record.Id)
            .With("record_number", number)
            .With("sample_name", file.Record.SampleName)
            .With("role_by_device", file.Record.Role == MeasurementRole.Unknown ? null : RecordWords.Of(file.Record.Role))
            .With("device_measured_at", file.Record.MeasuredAt)
            .With("length", file.Length)
            .With("sha256", file.Sha256)
            .With("bytes_kept", file.Kept is null ? 0L : 1L)
            .With("code", file.Code)
            .With("message", file.Message)
            .With("device_time", file.Record.DeviceTime)
            .With("received_at", at)
            .With("engine_version", engineVersion);
}
