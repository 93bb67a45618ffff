namespace Spectra.Formats.Jcamp;

/// <summary>The numbers of a table before factors are applied, and what was wrong with it.</summary>
internal sealed record DecodedTable(PointBuffer Ordinates)
{
    /// <summary>The abscissas of an (XY..XY) table; null where the axis is even.</summary>
    public PointBuffer? Abscissas { get; init; }

    /// <summary>The abscissa at the start of the first line, the factor not applied.</summary>
    public double? FirstLineX { get; init; }

    public IReadOnlyList<SpectrumWarning> Warnings { get; init; } = [];
}
