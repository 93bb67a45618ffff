namespace Spectra.Accuracy.Statistics;

/// <summary>Answers of neighbouring probabilities, and how often they were right.</summary>
/// <param name="Count">How many answers.</param>
/// <param name="Right">How many of them were right.</param>
/// <param name="Stated">The mean of their stated probabilities.</param>
internal sealed record ReliabilityBin(int Count, int Right, double Stated)
{
    /// <summary>The share that was right.</summary>
    public double Observed => (double)Right / Count;

    /// <summary>The 95 % Wilson interval of that share.</summary>
    public (double Low, double High) Interval => Proportion.Wilson(Right, Count);
}
