using Spectra.Numerics;

namespace Spectra.Performance;

/// <summary>The measured points of a check measurement as absorbance against rising wavenumber, none of them averaged or moved.</summary>
internal sealed class CheckCurve
{
    /// <summary>The distance in cm-1 from which the noise of two points is taken as independent, where no resolution is stated.</summary>
    private const double Independent = 2;

    private const double LowestTransmittance = 1e-4;

    private readonly double[] _wavenumbers;
    private readonly double[] _absorbance;

    private CheckCurve(double[] wavenumbers, double[] absorbance) => (_wavenumbers, _absorbance) = (wavenumbers, absorbance);

    /// <summary>Whether ordinates of a unit can be turned into absorbance.</summary>
    public static bool CanBeMadeFrom(Spectrum spectrum) => spectrum.Axis.Unit.IsOptical && Absorbance(1, spectrum.Unit) is not null;

    /// <summary>The points of a spectrum that <see cref="CanBeMadeFrom"/> accepts; missing ones are left out, of two at one position the first stands.</summary>
    public static CheckCurve Of(Spectrum spectrum)
    {
        List<(double Wavenumber, double Absorbance)> points = [];
        for (int i = 0; i < spectrum.Count; i++)
        {
            double wavenumber = Wavenumber.From(spectrum.Axis.Positions[i], spectrum.Axis.Unit).PerCentimetre;
            if (double.IsFinite(wavenumber) && !double.IsNaN(spectrum.Ordinates[i]) && Absorbance(spectrum.Ordinates[i], spectrum.Unit) is { } absorbance)
            {
                points.Add((wavenumber, absorbance));
            }
        }

        (double Wavenumber, double Absorbance)[] rising = [.. points.OrderBy(static point => point.Wavenumber).DistinctBy(static point => point.Wavenumber)];
        return new CheckCurve([.. rising.Select(static point => point.Wavenumber)], [.. rising.Select(static point => point.Absorbance)]);
    }

    /// <summary>The points within a region.</summary>
    public (double[] Wavenumbers, double[] Absorbance) Within(double from, double to)
    {
        int start = FirstNotBelow(from);
        int end = FirstNotBelow(Math.BitIncrement(to));
        return (_wavenumbers[start..end], _absorbance[start..end]);
    }

    /// <summary>The widest distance between neighbouring points from the last at or below one position to the first at or above another, in cm-1; infinite where the points do not reach that far.</summary>
    public double WidestStep(double from, double to)
    {
        int start = FirstNotBelow(Math.BitIncrement(from)) - 1;
        int end = FirstNotBelow(to);
        if (start < 0 || end >= _wavenumbers.Length)
        {
            return double.PositiveInfinity;
        }

        double widest = 0;
        for (int i = start; i < end; i++)
        {
            widest = Math.Max(widest, _wavenumbers[i + 1] - _wavenumbers[i]);
        }

        return widest;
    }

    /// <summary>The noise of one point in a region: the root mean square of the fourth differences over sqrt(70); null where fewer than 16 can be formed.</summary>
    /// <remarks>
    /// 70 = 1 + 16 + 36 + 16 + 1 is the gain of white noise in variance; baseline and interference fringes of a film leave fourth differences of less than a hundredth of their height.
    /// The points of a difference lie half the resolution apart (2 cm-1 where none is stated), so that zero filling, which adds points but no measurement, does not make the noise look smaller.
    /// </remarks>
    public double? Noise(SpectralRegion region, double? resolution)
    {
        (double[] x, double[] y) = Within(region.From, region.To);
        if (x.Length < 2)
        {
            return null;
        }

        double step = (x[^1] - x[0]) / (x.Length - 1);
        int lag = Math.Max(1, (int)Math.Round(Math.Max(Independent, (resolution ?? 0) / 2) / step));
        double sum = 0;
        int count = 0;
        for (int i = 4 * lag; i < y.Length; i++)
        {
            double difference = y[i - (4 * lag)] - (4 * y[i - (3 * lag)]) + (6 * y[i - (2 * lag)]) - (4 * y[i - lag]) + y[i];
            sum += difference * difference;
            count++;
        }

        return count >= 16 ? Math.Sqrt(sum / count / 70) : null;
    }

    // A = -log10 T; at and below 0.01 % nothing more is told apart.
    private static double? Absorbance(double ordinate, OrdinateUnit unit) =>
        unit == OrdinateUnit.Absorbance || unit == OrdinateUnit.LogInverseReflectance ? ordinate
        : unit == OrdinateUnit.Transmittance || unit == OrdinateUnit.Reflectance ? -PortableMath.Log10(Math.Max(ordinate, LowestTransmittance))
        : unit == OrdinateUnit.PercentTransmittance || unit == OrdinateUnit.PercentReflectance ? -PortableMath.Log10(Math.Max(ordinate / 100, LowestTransmittance))
        : null;

    private int FirstNotBelow(double wavenumber)
    {
        int at = Array.BinarySearch(_wavenumbers, wavenumber);
        return at < 0 ? ~at : at;
    }
}
