using System.Globalization;

namespace Spectra.Preprocessing;

/// <summary>A way of looking at a prepared spectrum before it is correlated: the absorbance itself, its first difference, or its local shape.</summary>
public abstract record SpectralView
{
    private SpectralView()
    {
    }

    /// <summary>The stable id, used as the name of a library's part.</summary>
    public abstract string Id { get; }

    /// <summary>The spectrum seen this way; NaN where the view is not defined.</summary>
    /// <param name="ordinates">Absorbance on the grid, NaN where not covered.</param>
    /// <param name="grid">The grid.</param>
    public abstract double[] See(ReadOnlySpan<double> ordinates, SpectralGrid grid);

    /// <summary>The absorbance as it is.</summary>
    public sealed record Absorbance : SpectralView
    {
        /// <inheritdoc/>
        public override string Id => "absorbance";

        /// <inheritdoc/>
        public override double[] See(ReadOnlySpan<double> ordinates, SpectralGrid grid) => ordinates.ToArray();
    }

    /// <summary>The first difference A_i - A_(i-1); not defined where either point is missing.</summary>
    public sealed record FirstDifference : SpectralView
    {
        /// <inheritdoc/>
        public override string Id => "first-difference";

        /// <inheritdoc/>
        public override double[] See(ReadOnlySpan<double> ordinates, SpectralGrid grid)
        {
            double[] difference = new double[ordinates.Length];
            difference[0] = double.NaN;
            for (int i = 1; i < difference.Length; i++)
            {
                difference[i] = ordinates[i] - ordinates[i - 1];
            }

            return difference;
        }
    }

    /// <summary>Each point against its neighbourhood: how many local standard deviations it stands above the local mean.</summary>
    /// <param name="Width">The neighbourhood's full width in cm-1, positive.</param>
    /// <remarks>
    /// d = y - boxmean_w(y); z = d / sqrt(boxmean_w(d²) + (0.1 g)²), g² the mean of d² over the whole spectrum. Means are over covered
    /// points only. Baseline, ATR tilt, path length, saturation and band intensities drop out; the shape of each band remains.
    /// </remarks>
    public sealed record LocalShape(double Width) : SpectralView
    {
        private const double Floor = 0.1;

        /// <inheritdoc/>
        public override string Id => string.Create(CultureInfo.InvariantCulture, $"local-shape-{Width:R}");

        /// <inheritdoc/>
        public override double[] See(ReadOnlySpan<double> ordinates, SpectralGrid grid)
        {
            ArgumentNullException.ThrowIfNull(grid);
            int half = (int)Math.Round(Width / 2 / grid.Step);
            double[] shape = ordinates.ToArray();
            double[] mean = BoxMean(shape, half);
            double[] squares = new double[shape.Length];
            for (int i = 0; i < shape.Length; i++)
            {
                shape[i] -= mean[i];
                squares[i] = shape[i] * shape[i];
            }

            double[] variance = BoxMean(squares, half);
            double floor = Floor * Floor * Mean(squares);
            for (int i = 0; i < shape.Length; i++)
            {
                double spread = variance[i] + floor;
                shape[i] = spread > 0 ? shape[i] / Math.Sqrt(spread) : shape[i];
            }

            return shape;
        }

        private static double Mean(double[] values)
        {
            double sum = 0;
            int count = 0;
            foreach (double value in values)
            {
                if (!double.IsNaN(value))
                {
                    sum += value;
                    count++;
                }
            }

            return count > 0 ? sum / count : 0;
        }

        /// <summary>The mean over the covered points within <paramref name="half"/> points on either side; NaN where the point itself is missing.</summary>
        private static double[] BoxMean(double[] values, int half)
        {
            double[] sums = new double[values.Length + 1];
            int[] counts = new int[values.Length + 1];
            for (int i = 0; i < values.Length; i++)
            {
                bool covered = !double.IsNaN(values[i]);
                sums[i + 1] = sums[i] + (covered ? values[i] : 0);
                counts[i + 1] = counts[i] + (covered ? 1 : 0);
            }

            double[] means = new double[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                int low = Math.Max(0, i - half);
                int high = Math.Min(values.Length, i + half + 1);
                means[i] = double.IsNaN(values[i]) ? double.NaN : (sums[high] - sums[low]) / (counts[high] - counts[low]);
            }

            return means;
        }
    }
}
