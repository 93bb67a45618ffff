using System.Text.Json.Serialization;

namespace Spectra;

/// <summary>What a source states about how a spectrum was measured. Null or <see cref="Technique.NotStated"/> means "not stated", never a default.</summary>
public sealed record Acquisition
{
    /// <summary>An acquisition of which nothing is stated.</summary>
    public static Acquisition NotStated { get; } = new();

    /// <summary>The title or sample name.</summary>
    public string? Title { get; init; }

    /// <summary>The CAS registry number as stated, for example 78-11-5.</summary>
    public string? Cas { get; init; }

    /// <summary>How the light met the sample.</summary>
    public Technique Technique { get; init; }

    /// <summary>The source's own words for the technique, sampling procedure or state.</summary>
    public string? TechniqueStated { get; init; }

    /// <summary>The optical resolution in cm-1.</summary>
    public double? ResolutionPerCentimetre { get; init; }

    /// <summary>Make, model or serial number of the instrument in the source's words.</summary>
    public string? Instrument { get; init; }

    /// <summary>When it was measured, in the source's own words: device clocks are often wrong and rarely state a zone.</summary>
    public string? MeasuredAt { get; init; }

    /// <summary>How many scans were co-added.</summary>
    public int? CoAddedScans { get; init; }

    /// <summary>Who made or owns the data.</summary>
    public string? Origin { get; init; }

    /// <summary>Free remarks of the source, its log block or comment lines.</summary>
    public string? Comment { get; init; }

    /// <summary>What the measurement is for, where the source says so.</summary>
    public MeasurementRole Role { get; init; }

    /// <summary>The molecular formula in the source's own words; an import of references compares it, nothing else reads it.</summary>
    [JsonIgnore]
    public string? Formula { get; init; }

    /// <summary>The source's own grade of the spectrum, such as "COBLENTZ II" or "Not Validated"; read by an import of references only.</summary>
    [JsonIgnore]
    public string? Grade { get; init; }
}
