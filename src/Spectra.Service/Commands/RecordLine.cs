using System.Collections.Immutable;
using System.Text.Json;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;

namespace Spectra.Service.Commands;

/// <summary>The JSON line of <c>record show</c>: the values that are valid now, with the trail of corrections, and every row that is not as it was recorded.</summary>
internal sealed record RecordLine(
    Guid Measurement,
    string File,
    long Subfile,
    string Sha256,
    string Role,
    string RoleBasis,
    string RoleReason,
    string? Exhibit,
    string? ExhibitBasis,
    string? SampleName,
    string? RecordId,
    string? DeviceTime,
    DateTimeOffset? DeviceMeasuredAt,
    DateTimeOffset? MeasuredAtCorrected,
    DateTimeOffset ReceivedAt,
    Guid Session,
    string? Serial,
    string? Decontaminated,
    string? DecontaminatedBy,
    SequenceLine.Around? Sequence,
    ImmutableArray<TagLine> Tags,
    ImmutableArray<CheckLine> Checks,
    ImmutableArray<CorrectionLine> Corrections,
    IdentificationReport? Report,
    string? NotValidated,
    ImmutableArray<string> Findings)
{
    /// <summary>The line of a record.</summary>
    public static RecordLine Of(MeasurementRecord record)
    {
        Measurement measurement = record.Measurement;
        SequenceLine? sequence = record.Sequence is { } around ? SequenceLine.Of(around) : null;
        return new RecordLine(
            measurement.Id,
            measurement.FileName,
            measurement.Subfile,
            measurement.Sha256,
            RecordWords.Of(record.CurrentRole),
            record.CurrentRoleBasis,
            measurement.RoleReason,
            record.CurrentExhibit,
            record.CurrentExhibitBasis,
            measurement.SampleName,
            measurement.RecordId,
            measurement.DeviceTime,
            measurement.DeviceMeasuredAt,
            measurement.MeasuredAtCorrected,
            measurement.ReceivedAt,
            record.Session.Id,
            record.Session.Identity.Serial,
            record.Session.Decontaminated,
            record.Session.DecontaminatedBy,
            sequence?.Sequence,
            sequence?.Tags ?? [],
            [.. record.Checks.Select(CheckLine.Of)],
            [.. record.Corrections.Select(static correction => new CorrectionLine(correction.Field, correction.OldValue, correction.NewValue, correction.Reason, correction.By, correction.At))],
            record.Analyses is [.., { } latest] ? JsonSerializer.Deserialize(latest.ReportJson, ReportJson.Line.IdentificationReport) : null,
            record.ValidationRemark,
            record.Findings);
    }
}

/// <summary>A correction in JSON.</summary>
internal sealed record CorrectionLine(string Field, string? From, string? To, string Reason, string By, DateTimeOffset At);
