using System.Collections.Immutable;

namespace Spectra.Service.Seizures;

/// <summary>A recorded measurement, as it was recorded; corrections stand beside it.</summary>
internal sealed record Measurement
{
    public required Guid Id { get; init; }

    public required Guid SessionId { get; init; }

    /// <summary>The SHA-256 of the file's bytes as received.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The exhibit it belongs to; null until a person or the device's sample name says so.</summary>
    public string? ExhibitCode { get; init; }

    /// <summary>What the exhibit was told by; null where it was not told when this was recorded.</summary>
    public string? ExhibitBasis { get; init; }

    public required string FileName { get; init; }

    /// <summary>The id the device gave the record.</summary>
    public string? RecordId { get; init; }

    /// <summary>The sample name that was typed in at the instrument.</summary>
    public string? SampleName { get; init; }

    /// <summary>The role that the device states; null where it states none.</summary>
    public string? RoleByDevice { get; init; }

    /// <summary>When it was measured, in UTC by the device's clock, not corrected.</summary>
    public DateTimeOffset? DeviceMeasuredAt { get; init; }

    /// <summary>The same by our clock; null where the device's clock was not compared with it.</summary>
    public DateTimeOffset? MeasuredAtCorrected { get; init; }

    /// <summary>Which of the file's spectra, from 0.</summary>
    public required long Subfile { get; init; }

    public required string Format { get; init; }

    /// <summary>The role as first recorded.</summary>
    public required MeasurementRole Role { get; init; }

    /// <summary>Stated or inferred.</summary>
    public required string RoleBasis { get; init; }

    public required string RoleReason { get; init; }

    public string? Title { get; init; }

    public string? CasStated { get; init; }

    public required string Technique { get; init; }

    public string? TechniqueStated { get; init; }

    public double? ResolutionPerCentimetre { get; init; }

    public long? CoAddedScans { get; init; }

    public string? Instrument { get; init; }

    public string? Origin { get; init; }

    /// <summary>When it was measured in the file's own words.</summary>
    public string? MeasuredAtStated { get; init; }

    /// <summary>The device's own time of the file.</summary>
    public string? DeviceTime { get; init; }

    /// <summary>When it was recorded here, in UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public required long Points { get; init; }

    public required long MissingPoints { get; init; }

    public required double FirstPosition { get; init; }

    public required double LastPosition { get; init; }

    public required string AxisUnit { get; init; }

    public required string OrdinateUnit { get; init; }

    public required ImmutableArray<SpectrumWarning> Warnings { get; init; }

    /// <summary>The account of the person who brought it; null where a detector was docked unasked.</summary>
    public string? Operator { get; init; }

    public string? Comments { get; init; }

    /// <summary>The hash of the decoded spectrum, see <see cref="SpectrumHash"/>; null in records of older versions.</summary>
    public string? SpectrumSha256 { get; init; }
}
