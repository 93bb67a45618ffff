using Spectra.Numerics;

namespace Spectra.Preprocessing;

/// <summary>What the air between source and detector absorbs in one region, as an instrument of a given resolution sees it, and how much of it a spectrum holds.</summary>
internal sealed class AirProfile
{
    /// <summary>exp(-4 ln 2) of a Gaussian at one full width.</summary>
    private const double FourLn2 = 2.772588722239781;

    /// <summary>The grid's cells average over one step: a box, whose variance is that of a Gaussian of this share of the step as full width.</summary>
    private const double CellWidth = 0.68;

    private const double FewestFreePoints = 3;

    private readonly double[] _profile;
    private readonly double _resolutionInPoints;

    private AirProfile(double[] profile, double resolutionInPoints) => (_profile, _resolutionInPoints) = (profile, resolutionInPoints);

    /// <summary>One a position, the highest 1; 0 outside the region.</summary>
    public ReadOnlySpan<double> Ordinates => _profile;

    /// <summary>Lines as Gaussians of the resolution's full width, less the rubber band below them: only what is narrow tells vapour from a sample.</summary>
    public static AirProfile Of(ReadOnlySpan<double> x, (double From, double To) region, ReadOnlySpan<(double Wavenumber, double Intensity)> lines, double resolution)
    {
        double step = x.Length > 1 ? (x[^1] - x[0]) / (x.Length - 1) : 1;
        double width = Math.Sqrt((resolution * resolution) + (CellWidth * step * CellWidth * step));
        int start = Index(x, region.From);
        int end = Index(x, region.To);
        double[] inside = new double[Math.Max(0, end - start)];
        for (int i = 0; i < inside.Length; i++)
        {
            foreach ((double wavenumber, double intensity) in lines)
            {
                double distance = (x[start + i] - wavenumber) / width;
                inside[i] += Math.Abs(distance) < 3 ? intensity * PortableMath.Exp(-FourLn2 * distance * distance) : 0;
            }
        }

        double[] band = RubberBandBaseline.Band(x[start..(start + inside.Length)], inside);
        double[] profile = new double[x.Length];
        double highest = 0;
        for (int i = 0; i < inside.Length; i++)
        {
            profile[start + i] = inside[i] - band[i];
            highest = Math.Max(highest, profile[start + i]);
        }

        for (int i = 0; i < inside.Length; i++)
        {
            profile[start + i] = highest > 0 ? profile[start + i] / highest : 0;
        }

        return new AirProfile(profile, Math.Max(1, width / step));
    }

    /// <summary>How much of the profile the spectrum holds, by least squares on differences.</summary>
    /// <remarks>
    /// a = sum Dy Dh / sum Dh², which minimises sum D(y - a h)²; r is their correlation; the evidence is |r| times the square root of the
    /// independent points. D y = y_i - (y_(i-s) + y_(i+s)) / 2 with s one resolution: second differences see less of the sample's own slopes
    /// than first ones do, and over a resolution they see little of the noise.
    /// </remarks>
    public (double Amount, double Correlation, double Evidence) Fit(ReadOnlySpan<double> y)
    {
        (double yy, double hh, double yh) = (0, 0, 0);
        int count = 0;
        int s = (int)Math.Round(_resolutionInPoints);
        for (int i = s; i + s < y.Length; i++)
        {
            double dy = y[i] - ((y[i - s] + y[i + s]) / 2);
            double dh = _profile[i] - ((_profile[i - s] + _profile[i + s]) / 2);
            if (double.IsNaN(dy) || dh == 0)
            {
                continue;
            }

            (yy, hh, yh) = (yy + (dy * dy), hh + (dh * dh), yh + (dy * dh));
            count++;
        }

        double free = count / _resolutionInPoints;
        if (free < FewestFreePoints || yy <= 0 || hh <= 0)
        {
            return (0, 0, 0);
        }

        double r = yh / Math.Sqrt(yy * hh);
        return (yh / hh, r, Math.Abs(r) * Math.Sqrt(free));
    }

    private static int Index(ReadOnlySpan<double> x, double wavenumber)
    {
        int at = x.BinarySearch(wavenumber);
        return at < 0 ? ~at : at;
    }
}
