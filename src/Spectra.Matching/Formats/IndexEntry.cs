namespace Spectra.Formats;

/// <summary>What an <c>index.csv</c> states about one file; it stands where the file itself says nothing.</summary>
/// <param name="File">The file's path relative to the index, with <c>/</c>.</param>
public sealed record IndexEntry(string File)
{
    /// <summary>The id of the entry, unique in its library.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the substance.</summary>
    public string? Name { get; init; }

    /// <summary>The CAS registry number.</summary>
    public string? Cas { get; init; }

    /// <summary>Solid, liquid, gas, solution, in the index's words.</summary>
    public string? Phase { get; init; }

    /// <summary>The technique in the index's words.</summary>
    public string? TechniqueStated { get; init; }

    /// <summary>Where the spectrum comes from.</summary>
    public string? Source { get; init; }

    /// <summary>The unit of the axis.</summary>
    public AxisUnit AxisUnit { get; init; }

    /// <summary>The unit of the ordinates.</summary>
    public OrdinateUnit Unit { get; init; }
}
