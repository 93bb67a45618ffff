using Spectra.Numerics;

namespace Spectra.Mixtures;

/// <summary>What another instrument may have made of a component, as columns beside it in one linear fit.</summary>
/// <remarks>
/// Extended multiplicative signal correction (Martens and Stark, J. Pharm. Biomed. Anal. 9, 625, 1991) for each component: to first order
/// a shifted, stretched, broadened, tilted, unevenly amplified component, or one of another path length, is the component plus
/// multiples of its derivatives, of A ln A and of smooth fields times A. Each multiple is a random effect of known spread around 0
/// (Henderson, Biometrics 31, 423, 1975): the columns are scaled to one standard deviation of what instruments do.
/// </remarks>
internal sealed class DistortionColumns
{
    /// <summary>The component and its distortions.</summary>
    public const int Count = Fields + 6;

    /// <summary>The number of smooth fields.</summary>
    private const int Fields = 12;

    /// <summary>Standard deviations: shift and stretch at the ends in cm-1, variance of the broadening in (cm-1)², exponent of the absorbance law, tilt, gain.</summary>
    private const double Shift = 1.2;
    private const double Stretch = 1.0;
    private const double Broadening = 8;
    private const double Exponent = 0.2;
    private const double Tilt = 0.1;
    private const double Gain = 0.12;

    /// <summary>Below this height the logarithm in A ln A is cut.</summary>
    private const double LowestAbsorbance = 1e-3;

    private readonly SlopeSpace _space;
    private readonly double _step;

    /// <summary>The factors along the grid of the stretch, of the tilt and of each smooth field.</summary>
    private readonly double[] _stretch;
    private readonly double[] _tilt;
    private readonly double[][] _gains;

    /// <summary>The columns of any component over a grid.</summary>
    /// <param name="space">Where the slopes are taken.</param>
    /// <param name="grid">The grid.</param>
    public DistortionColumns(SlopeSpace space, SpectralGrid grid)
    {
        (_space, _step) = (space, grid.Step);
        _stretch = new double[grid.Count];
        _tilt = new double[grid.Count];
        for (int i = 0; i < grid.Count; i++)
        {
            _stretch[i] = Stretch * SmoothFields.Centred(i, grid);
            _tilt[i] = Tilt * SmoothFields.Centred(i, grid);
        }

        double[] cosines = SmoothFields.Cosines(grid, Fields);
        double gain = Gain * Math.Sqrt(2.0 / Fields);
        _gains = new double[Fields][];
        for (int field = 0; field < Fields; field++)
        {
            _gains[field] = Array.ConvertAll(cosines[(field * grid.Count)..((field + 1) * grid.Count)], cosine => gain * cosine);
        }
    }

    /// <summary>The slopes of a component, first, and of its distortions: <see cref="Count"/> rows one after another.</summary>
    /// <param name="curve">The component, 0 to 1.</param>
    public double[] Of(double[] curve)
    {
        double[] slopes = new double[Count * _space.Count];
        double[] first = Gradient(curve, _step);
        double[] second = Gradient(first, _step);
        double[] logarithmic = Array.ConvertAll(curve, height => Exponent * height * PortableMath.Log(Math.Max(height, LowestAbsorbance)));
        double[] column = new double[curve.Length];
        int row = 0;
        void Add(ReadOnlySpan<double> values) => _space.Of(values, slopes.AsSpan(row++ * _space.Count, _space.Count));
        void AddProduct(double[] factors, double[] values)
        {
            for (int i = 0; i < column.Length; i++)
            {
                column[i] = factors[i] * values[i];
            }

            Add(column);
        }

        Add(curve);
        Add(Array.ConvertAll(first, slope => Shift * slope));
        AddProduct(_stretch, first);
        Add(Array.ConvertAll(second, bend => Broadening * bend));
        Add(logarithmic);
        AddProduct(_tilt, curve);
        foreach (double[] gains in _gains)
        {
            AddProduct(gains, curve);
        }

        return slopes;
    }

    /// <summary>Central differences, one-sided at the ends.</summary>
    private static double[] Gradient(double[] curve, double step)
    {
        double[] gradient = new double[curve.Length];
        for (int i = 0; i < curve.Length; i++)
        {
            int low = Math.Max(0, i - 1);
            int high = Math.Min(curve.Length - 1, i + 1);
            gradient[i] = (curve[high] - curve[low]) / ((high - low) * step);
        }

        return gradient;
    }
}
