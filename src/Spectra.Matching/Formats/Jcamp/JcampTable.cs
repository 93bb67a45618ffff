namespace Spectra.Formats.Jcamp;

/// <summary>One table of numbers with what the header says about it; nothing of the table itself has been read yet.</summary>
internal sealed record JcampTable(JcampField Field, TableForm Form)
{
    public double? FirstX { get; init; }

    public double? LastX { get; init; }

    public double? DeltaX { get; init; }

    public double? FirstY { get; init; }

    public double XFactor { get; init; } = 1;

    public double YFactor { get; init; } = 1;

    /// <summary>The declared number of points; null where nothing is declared.</summary>
    public long? Points { get; init; }

    public AxisUnit AxisUnit { get; init; }

    public OrdinateUnit Unit { get; init; }

    /// <summary>Which page of an NTUPLES record it is, in the file's words; null elsewhere.</summary>
    public string? Page { get; init; }

    /// <summary>Doubts about the header.</summary>
    public IReadOnlyList<SpectrumWarning> Warnings { get; init; } = [];
}
