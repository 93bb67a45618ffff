using Spectra.Driver.Docking;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Turns what docking adds around measurements into rows.</summary>
internal static class DockingRows
{
    public static EvidenceRow Receipt(Guid id, Guid sessionId, RecordKey key, string sha256, DateTimeOffset at) =>
        new EvidenceRow(EvidenceTables.Receipt)
            .With("id", id)
            .With("session_id", sessionId)
            .With("device_serial", key.Serial)
            .With("record_id", key.RecordId)
            .With("bytes", key.Bytes)
            .With("device_time", key.DeviceTime)
            .With("sha256", sha256)
            .With("received_at", at);

    public static EvidenceRow Sequence(Guid id, MeasurementSequence sequence, DateTimeOffset at) =>
        new EvidenceRow(EvidenceTables.Sequence)
            .With("id", id)
            .With("measurement_id", sequence.MeasurementId)
            .With("recorded_at", at)
            .With("clean_crystal_id", sequence.CleanCrystalId)
            .With("background_id", sequence.BackgroundId)
            .With("blank_id", sequence.BlankId)
            .With("previous_sample_id", sequence.PreviousSampleId)
            .With("post_clean_id", sequence.PostCleanId)
            .With("check_id", sequence.CheckId);

    public static EvidenceRow Tag(Guid id, Guid sequenceId, MeasurementSequence sequence, SessionTag tag) =>
        new EvidenceRow(EvidenceTables.Tag)
            .With("id", id)
            .With("sequence_id", sequenceId)
            .With("measurement_id", sequence.MeasurementId)
            .With("session_id", sequence.SessionId)
            .With("tag", tag.Id)
            .With("sentence", tag.Sentence);

    public static EvidenceRow ExhibitCode(Guid id, string code, string key, string by, string? note, DateTimeOffset at) =>
        new EvidenceRow(EvidenceTables.ExhibitCode)
            .With("id", id)
            .With("code", code)
            .With("code_key", key)
            .With("issued_by", by)
            .With("issued_at", at)
            .With("note", note);

    public static EvidenceRow PerformanceCheck(Guid id, Guid measurementId, Guid sessionId, NewPerformanceCheck check, DateTimeOffset at) =>
        new EvidenceRow(EvidenceTables.PerformanceCheck)
            .With("id", id)
            .With("measurement_id", measurementId)
            .With("session_id", sessionId)
            .With("checked_at", at)
            .With("standard", check.Standard)
            .With("verdict", check.Verdict)
            .With("figures", check.FiguresJson)
            .With("sentence", check.Sentence);
}
