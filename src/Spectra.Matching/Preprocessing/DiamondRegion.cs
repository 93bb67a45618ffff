using Spectra.Numerics;

namespace Spectra.Preprocessing;

/// <summary>The region of diamond's two-phonon band made missing, where an ATR spectrum shows that it is spoilt there; never otherwise.</summary>
/// <remarks>
/// Evidence, between 1900 and 2300 cm-1: the noise is at least 4 times that of 2400-2700 cm-1 and 0.5 % of the spectrum's span (the crystal lets
/// little light through), or the curve, averaged over 20 cm-1, dips below the straight line between 1900 and 2300 by more than 5 times the
/// noise and 2 % of the span (the background's diamond differs; nothing absorbs negatively). A positive bump alone is no evidence: a
/// cyanide, azide or cumulene is one. Masking by evidence is general practice; no pressure-matched subtraction is done.
/// </remarks>
internal sealed record DiamondRegion : IPreprocessingStep
{
    private const double From = 1900;
    private const double To = 2300;
    private const double NoiseRatio = 4;
    private const double NoiseShare = 0.005;
    private const double DipShare = 0.02;
    private const double DipNoise = 5;
    private const double Averaging = 20;

    public string Formula => "diamond(1900-2300 masked where noise>=4x or dip>2%;atr or not stated only)";

    public PreparationRefusal? Check(Spectrum spectrum) => EvenAxis.Check(spectrum, "diamond");

    public Spectrum Apply(Spectrum spectrum)
    {
        if (spectrum.Acquisition.Technique is not (Technique.Atr or Technique.NotStated) || Evidence(spectrum) is not { } evidence)
        {
            return spectrum;
        }

        double[] result = spectrum.Ordinates.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = spectrum.Axis.Positions[i] is >= From and <= To ? double.NaN : result[i];
        }

        return result.All(double.IsNaN)
            ? spectrum
            : spectrum.With(result, new SpectrumWarning("diamond-region-masked", $"1900-2300 cm-1 are left out: {evidence}. Cyanide, azide and isocyanate are not assessable."));
    }

    private static string? Evidence(Spectrum spectrum)
    {
        ReadOnlySpan<double> inside = Part(spectrum, From, To);
        ReadOnlySpan<double> beside = Part(spectrum, 2400, 2700);
        if (inside.Length < 16)
        {
            return null;
        }

        double span = OrdinateSpan.Of(spectrum.Ordinates);
        double noise = NoiseEstimate.Of(inside);
        double quiet = beside.Length < 16 ? noise : NoiseEstimate.Of(beside);
        if (noise >= NoiseRatio * quiet && noise >= NoiseShare * span)
        {
            return FormattableString.Invariant($"the noise is {(quiet > 0 ? noise / quiet : double.PositiveInfinity):F0} times that beside it");
        }

        int reach = Math.Max(1, (int)Math.Round(Averaging / 2 / EvenAxis.Step(spectrum)));
        double dip = LargestDip(inside, reach);
        return dip > DipShare * span && dip > DipNoise * noise
            ? FormattableString.Invariant($"the curve dips {dip:G3} below its surroundings")
            : null;
    }

    private static double LargestDip(ReadOnlySpan<double> y, int reach)
    {
        double first = Mean(y, reach, reach);
        double last = Mean(y, y.Length - 1 - reach, reach);
        double dip = 0;
        for (int i = reach; i < y.Length - reach; i++)
        {
            double line = first + ((last - first) * (i - reach) / Math.Max(1, y.Length - 1 - (2 * reach)));
            double depth = line - Mean(y, i, reach);
            dip = depth > dip ? depth : dip;
        }

        return dip;
    }

    private static double Mean(ReadOnlySpan<double> y, int centre, int reach)
    {
        double sum = 0;
        for (int i = centre - reach; i <= centre + reach; i++)
        {
            sum += y[i];
        }

        return sum / ((2 * reach) + 1);
    }

    private static ReadOnlySpan<double> Part(Spectrum spectrum, double from, double to)
    {
        double[] x = spectrum.Axis.Positions.ToArray();
        int start = Array.FindIndex(x, position => position >= from);
        int end = Array.FindLastIndex(x, position => position <= to);
        return start < 0 || end < start ? [] : spectrum.Ordinates[start..(end + 1)];
    }
}
