using System.Security.Cryptography;
using System.Text;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Turns what is to be recorded into rows.</summary>
internal static class EvidenceRows
{
    public static EvidenceRow Session(Guid id, DeviceAddress address, DeviceIdentity identity, DeviceHealth health, DateTimeOffset startedAt, string engineVersion) =>
        new EvidenceRow(EvidenceTables.Session)
            .With("id", id)
            .With("address", address.ToString())
            .With("model", identity.Model)
            .With("serial", identity.Serial)
            .With("firmware", identity.Firmware)
            .With("started_at", startedAt)
            .With("clock_offset_seconds", health.ClockOffsetSeconds)
            .With("clock_half_round_trip_seconds", health.ClockHalfRoundTripSeconds)
            .With("self_test", health.SelfTest)
            .With("battery_percent", health.BatteryPercent)
            .With("temperature_celsius", health.TemperatureCelsius)
            .With("humidity_percent", health.HumidityPercent)
            .With("background_age_seconds", health.BackgroundAgeSeconds)
            .With("energy", health.Energy)
            .With("calibration_due", health.CalibrationDue)
            .With("engine_version", engineVersion);

    public static EvidenceRow SessionEnd(Guid id, Guid sessionId, DateTimeOffset at, string outcome, string? sentence, DockTally tally) =>
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
            .With("files_not_taken", tally.NotTaken);

    public static EvidenceRow Raw(string sha256, ReadOnlyMemory<byte> content) =>
        new EvidenceRow(EvidenceTables.Raw)
            .With("sha256", sha256)
            .With("length", content.Length)
            .With("bytes", content.ToArray());

    public static EvidenceRow Measurement(Guid id, Guid sessionId, DockEvent.Taken file, int subfile, NewMeasurement measured, DateTimeOffset at)
    {
        Spectrum spectrum = measured.Spectrum;
        Acquisition acquisition = spectrum.Acquisition;
        return new EvidenceRow(EvidenceTables.Measurement)
            .With("id", id)
            .With("session_id", sessionId)
            .With("sha256", file.Sha256)
            .With("file_name", file.FileName)
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
            .With("warnings", RecordWords.Json(spectrum.Warnings));
    }

    public static EvidenceRow Analysis(Guid id, Guid measurementId, NewAnalysis analysis, DateTimeOffset at) =>
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
            .With("report_sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(analysis.ReportJson))));

    public static EvidenceRow SetAside(Guid id, Guid sessionId, DockEvent.SetAside file, bool bytesKept, string engineVersion, DateTimeOffset at) =>
        new EvidenceRow(EvidenceTables.SetAside)
            .With("id", id)
            .With("session_id", sessionId)
            .With("file_name", file.FileName)
            .With("length", file.Length)
            .With("sha256", file.Sha256)
            .With("bytes_kept", bytesKept ? 1L : 0L)
            .With("code", file.Error.Id)
            .With("message", file.Error.Message)
            .With("device_time", file.DeviceTime)
            .With("received_at", at)
            .With("engine_version", engineVersion);

    public static EvidenceRow Correction(Guid id, string table, string rowId, string field, string oldValue, string newValue, string reason, string by, DateTimeOffset at) =>
        new EvidenceRow(EvidenceTables.Correction)
            .With("id", id)
            .With("table_name", table)
            .With("row_id", rowId)
            .With("field", field)
            .With("old_value", oldValue)
            .With("new_value", newValue)
            .With("reason", reason)
            .With("corrected_by", by)
            .With("corrected_at", at);
}
