using System.Buffers;
using System.Runtime.Intrinsics;

namespace Spectra.Mixtures;

/// <summary>The space in which mixtures are fitted: slopes of the absorbance in windows of 20 cm-1, one every 4 cm-1, where the query is measured.</summary>
/// <remarks>
/// The first derivative of Savitzky and Golay (Anal. Chem. 36, 1627, 1964) for a parabola: Σ k (y[i+k] - y[i-k]) / (2 Σ k²). An offset
/// leaves no trace and a tilt is one constant; bands stay, and the sum of two spectra stays the sum.
/// </remarks>
internal sealed class SlopeSpace
{
    private const double WindowPerCentimetre = 20;
    private const double SpacingPerCentimetre = 4;

    /// <summary>How many slopes are summed side by side.</summary>
    private const int Lanes = 4;

    private readonly int[] _centres;
    private readonly double[] _weights;
    private readonly int _gridCount;

    public SlopeSpace(SpectralGrid grid, Coverage coverage)
    {
        int half = Math.Max(2, (int)Math.Round(WindowPerCentimetre / 2 / grid.Step));
        int spacing = Math.Max(1, (int)Math.Round(SpacingPerCentimetre / grid.Step));
        double squares = half * (half + 1) * ((2 * half) + 1) / 3.0;
        _weights = new double[half];
        for (int k = 1; k <= half; k++)
        {
            _weights[k - 1] = k / squares;
        }

        _gridCount = grid.Count;
        List<int> centres = [];
        foreach ((int start, int end) in coverage.Runs)
        {
            for (int i = start + half; i + half < end; i++)
            {
                if (i % spacing == 0)
                {
                    centres.Add(i);
                }
            }
        }

        _centres = centres.ToArray();
        FloatWeights = Array.ConvertAll(_weights, weight => (float)weight);
        Mask = new float[grid.Count];
        foreach (int centre in _centres)
        {
            Mask[centre] = 1;
        }
    }

    /// <summary>How many slopes there are.</summary>
    public int Count => _centres.Length;

    /// <summary>The weights of the window's pairs of points, nearest first.</summary>
    public float[] FloatWeights { get; }

    /// <summary>1 at the grid points whose slope counts, 0 elsewhere.</summary>
    public float[] Mask { get; }

    /// <summary>The factor from the standard deviation of a point to that of a slope: sqrt(2 Σ w²).</summary>
    public double NoiseFactor => Math.Sqrt(2 * _weights.Sum(weight => weight * weight));

    /// <summary>How many slopes carry as much as one independent one: 1 + 2 Σ ρ², ρ the correlation of white noise between slopes m apart.</summary>
    public double Redundancy()
    {
        int half = _weights.Length;
        double[] window = new double[(2 * half) + 1];
        for (int k = 1; k <= half; k++)
        {
            (window[half - k], window[half + k]) = (-_weights[k - 1], _weights[k - 1]);
        }

        double total = Overlap(window, 0);
        int spacing = Count > 1 ? _centres[1] - _centres[0] : 1;
        double redundancy = 1;
        for (int lag = spacing; lag < window.Length; lag += spacing)
        {
            double correlation = Overlap(window, lag) / total;
            redundancy += 2 * correlation * correlation;
        }

        return redundancy;

        static double Overlap(double[] window, int lag)
        {
            double sum = 0;
            for (int i = 0; i + lag < window.Length; i++)
            {
                sum += window[i] * window[i + lag];
            }

            return sum;
        }
    }

    /// <summary>The slopes of a curve.</summary>
    /// <param name="curve">One value a grid point, defined wherever the query is.</param>
    /// <param name="slopes">Receives them.</param>
    public void Of(ReadOnlySpan<double> curve, Span<double> slopes)
    {
        // Lanes are neighbouring centres, each summed as it would be alone; those between the wanted ones cost less than picking the others' points.
        double[] all = ArrayPool<double>.Shared.Rent(_gridCount);
        int half = _weights.Length;
        int i = half;
        for (; i + Lanes + half <= _gridCount; i += Lanes)
        {
            Vector256<double> slope = Vector256<double>.Zero;
            for (int k = 1; k <= half; k++)
            {
                slope += Vector256.Create(_weights[k - 1]) * (Vector256.Create(curve[(i + k)..]) - Vector256.Create(curve[(i - k)..]));
            }

            slope.CopyTo(all, i);
        }

        for (; i + half < _gridCount; i++)
        {
            all[i] = 0;
            for (int k = 1; k <= half; k++)
            {
                all[i] += _weights[k - 1] * (curve[i + k] - curve[i - k]);
            }
        }

        for (int centre = 0; centre < _centres.Length; centre++)
        {
            slopes[centre] = all[_centres[centre]];
        }

        ArrayPool<double>.Shared.Return(all);
    }

    /// <summary>The transposed map: the g on the grid for which <c>g·curve = v·slopes(curve)</c> for every curve, so that stored rows need not be differentiated to be screened.</summary>
    public double[] Transposed(ReadOnlySpan<double> v)
    {
        double[] g = new double[_gridCount];
        for (int i = 0; i < _centres.Length; i++)
        {
            for (int k = 1; k <= _weights.Length; k++)
            {
                g[_centres[i] + k] += _weights[k - 1] * v[i];
                g[_centres[i] - k] -= _weights[k - 1] * v[i];
            }
        }

        return g;
    }
}
