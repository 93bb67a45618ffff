namespace Spectra.Accuracy.Statistics;

/// <summary>How often answer sets hold the truth, and how large they are.</summary>
/// <param name="Level">The level that was promised.</param>
/// <param name="Count">How many answer sets.</param>
/// <param name="Covered">How many hold the truth.</param>
/// <param name="MedianSize">The median number of substances in a set; the mean of the middle two of an even count.</param>
/// <param name="MeanSize">The mean number.</param>
/// <param name="Empty">How many sets are empty.</param>
internal sealed record SetCoverage(double Level, int Count, int Covered, double MedianSize, double MeanSize, int Empty)
{
    /// <summary>The share that holds the truth.</summary>
    public double Share => (double)Covered / Count;

    /// <summary>The 95 % Wilson interval of the share.</summary>
    public (double Low, double High) Interval => Proportion.Wilson(Covered, Count);

    /// <summary>Whether the promised level lies inside the interval.</summary>
    public bool HoldsLevel => Interval.Low <= Level && Level <= Interval.High;

    /// <summary>Of answer sets, at least one.</summary>
    public static SetCoverage Of(IEnumerable<(bool Covered, int Size)> sets, double level)
    {
        (bool Covered, int Size)[] sorted = [.. sets.OrderBy(set => set.Size)];
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length, nameof(sets));
        double median = (sorted[(sorted.Length - 1) / 2].Size + sorted[sorted.Length / 2].Size) / 2.0;
        return new SetCoverage(level, sorted.Length, sorted.Count(set => set.Covered), median, sorted.Average(set => set.Size), sorted.Count(set => set.Size == 0));
    }
}
