using System.Collections.Immutable;
using Spectra.Preprocessing;

namespace Spectra.Confidence;

/// <summary>Judges whether a prepared spectrum can carry an answer, with reasons.</summary>
/// <remarks>
/// SNR = (highest - lowest prepared ordinate) / noise; noise = 1.4826 median|d| / sqrt(6), d the second differences of neighbouring covered
/// points: the standard deviation of white noise, blind to bands wider than a few points.
/// </remarks>
public static class QualityGate
{
    private const double UnusableSnr = 3;
    private const double MarginalSnr = 20;
    private const double SaturatedAbsorbance = 2.9;
    private const double SaturatedShare = 0.02;
    private const double ShortRange = 1200;

    /// <summary>An SNR beyond what any instrument measures is reported as this.</summary>
    private const double LargestSnr = 99_999;

    /// <summary>The quality of a prepared spectrum.</summary>
    public static SpectrumQuality Judge(PreparedSpectrum prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        double snr = SignalToNoise(prepared);
        ImmutableArray<(QualityVerdict Verdict, string Code, string Sentence)>.Builder found = ImmutableArray.CreateBuilder<(QualityVerdict, string, string)>();
        if (snr < MarginalSnr)
        {
            found.Add((snr < UnusableSnr ? QualityVerdict.Unusable : QualityVerdict.Marginal, "low-snr", FormattableString.Invariant($"the signal is only {snr:F1} times the noise")));
        }

        double saturated = SaturatedPart(prepared);
        if (saturated > SaturatedShare)
        {
            found.Add((QualityVerdict.Marginal, "saturated", FormattableString.Invariant($"{saturated:P0} of the points are saturated: the sample was too thick")));
        }

        double range = prepared.Coverage.Count * prepared.Grid.Step;
        if (range < ShortRange)
        {
            found.Add((QualityVerdict.Marginal, "short-range", FormattableString.Invariant($"only {range:F0} cm-1 were measured")));
        }

        QualityVerdict verdict = found.Select(reason => reason.Verdict).DefaultIfEmpty(QualityVerdict.Usable).Max();
        return new SpectrumQuality(verdict, Math.Round(snr, 1), [.. found.OrderByDescending(reason => reason.Verdict).Select(reason => reason.Code)], string.Join("; ", found.Select(reason => reason.Sentence)));
    }

    /// <summary>The quality of a spectrum that the recipe refused: unusable, for the recipe's reason.</summary>
    public static SpectrumQuality Refused(PreparationRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new SpectrumQuality(QualityVerdict.Unusable, null, [refusal.Code], refusal.Message);
    }

    private static double SignalToNoise(PreparedSpectrum prepared)
    {
        ReadOnlySpan<double> y = prepared.Ordinates;
        List<double> differences = [];
        (double low, double high) = (double.MaxValue, double.MinValue);
        foreach ((int start, int end) in prepared.Coverage.Runs)
        {
            for (int i = start; i < end; i++)
            {
                (low, high) = (Math.Min(low, y[i]), Math.Max(high, y[i]));
                if (i > start && i + 1 < end)
                {
                    differences.Add(Math.Abs(y[i - 1] - (2 * y[i]) + y[i + 1]));
                }
            }
        }

        differences.Sort();
        double noise = differences.Count > 0 ? 1.4826 * differences[differences.Count / 2] / Math.Sqrt(6) : 0;
        return high <= low ? 0 : noise > 0 ? Math.Min(LargestSnr, (high - low) / noise) : LargestSnr;
    }

    private static double SaturatedPart(PreparedSpectrum prepared)
    {
        int saturated = 0;
        foreach (double ordinate in prepared.Ordinates)
        {
            saturated += ordinate >= SaturatedAbsorbance ? 1 : 0;
        }

        return (double)saturated / prepared.Coverage.Count;
    }
}
