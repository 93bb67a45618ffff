namespace Spectra.Search;

/// <summary>A score of likeness on the one scale used everywhere: 0 to 1, 1 best, rounded to 4 decimals so that it is the same on every machine.</summary>
public readonly record struct HitQualityIndex : IComparable<HitQualityIndex>
{
    private HitQualityIndex(double value) => Value = value;

    /// <summary>The score, 0 to 1, 4 decimals.</summary>
    public double Value { get; }

    /// <summary>The index of a raw score; negative scores count as 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The score is not a number or exceeds 1 by more than rounding.</exception>
    public static HitQualityIndex From(double score)
    {
        if (!(score <= 1 + 1e-9))
        {
            throw new ArgumentOutOfRangeException(nameof(score), score, "A score is at most 1.");
        }

        return new HitQualityIndex(Math.Round(Math.Clamp(score, 0, 1), 4, MidpointRounding.AwayFromZero));
    }

    /// <inheritdoc/>
    public int CompareTo(HitQualityIndex other) => Value.CompareTo(other.Value);

    /// <summary>Whether left is the smaller.</summary>
    public static bool operator <(HitQualityIndex left, HitQualityIndex right) => left.Value < right.Value;

    /// <summary>Whether left is the greater.</summary>
    public static bool operator >(HitQualityIndex left, HitQualityIndex right) => left.Value > right.Value;

    /// <summary>Whether left is not the greater.</summary>
    public static bool operator <=(HitQualityIndex left, HitQualityIndex right) => left.Value <= right.Value;

    /// <summary>Whether left is not the smaller.</summary>
    public static bool operator >=(HitQualityIndex left, HitQualityIndex right) => left.Value >= right.Value;
}
