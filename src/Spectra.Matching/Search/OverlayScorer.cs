using Spectra.Kernels;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>Scores by laying the two curves over each other, each scaled to 0-1 over the common points.</summary>
internal sealed class OverlayScorer(ReferenceLibrary library, Metric.Overlay metric) : LibraryScorer
{
    private readonly ViewRows _rows = new(library, new SpectralView.Absorbance());

    public override RowScorer Against(PreparedSpectrum query) => new Rows(library, metric, _rows, query);

    private sealed class Rows(ReferenceLibrary library, Metric.Overlay metric, ViewRows rows, PreparedSpectrum query) : RowScorer(library, query.Coverage)
    {
        private const double SteepFrom = 0.95;

        private readonly StandardizedView _query = StandardizedView.Of(new SpectralView.Absorbance(), query.Ordinates, query.Grid);

        private delegate (double XX, double YY, double XY, double Difference) Sum(ReadOnlySpan<float> x, (float Low, float High) rangeX, ReadOnlySpan<float> y, (float Low, float High) rangeY, Coverage common);

        /// <inheritdoc/>
        /// <remarks>Near 1 the square root of euclid would blow up the error of the vector sums.</remarks>
        public override double Approximate(int row)
        {
            double score = Score(row, VectorSums);
            return score > SteepFrom && metric.Measure == OverlayMeasure.Euclid ? Exact(row).Score : score;
        }

        public override (double Score, double Shift) Exact(int row) => (Score(row, OrderedSums), 0);

        private static (double XX, double YY, double XY, double Difference) VectorSums(ReadOnlySpan<float> x, (float Low, float High) rangeX, ReadOnlySpan<float> y, (float Low, float High) rangeY, Coverage common)
        {
            (double xx, double yy, double xy, double difference) = (0, 0, 0, 0);
            foreach ((int start, int end) in common.Runs)
            {
                (float a, float b, float c, float d) = Overlays.Sums(
                    x[start..end], rangeX.Low, 1 / (rangeX.High - rangeX.Low), y[start..end], rangeY.Low, 1 / (rangeY.High - rangeY.Low));
                (xx, yy, xy, difference) = (xx + a, yy + b, xy + c, difference + d);
            }

            return (xx, yy, xy, difference);
        }

        /// <summary>In double precision and index order: the same bits on every machine.</summary>
        private static (double XX, double YY, double XY, double Difference) OrderedSums(ReadOnlySpan<float> x, (float Low, float High) rangeX, ReadOnlySpan<float> y, (float Low, float High) rangeY, Coverage common)
        {
            double lengthX = (double)rangeX.High - rangeX.Low;
            double lengthY = (double)rangeY.High - rangeY.Low;
            (double xx, double yy, double xy, double difference) = (0, 0, 0, 0);
            foreach ((int start, int end) in common.Runs)
            {
                for (int i = start; i < end; i++)
                {
                    double a = (x[i] - (double)rangeX.Low) / lengthX;
                    double b = (y[i] - (double)rangeY.Low) / lengthY;
                    xx += a * a;
                    yy += b * b;
                    xy += a * b;
                    difference += Math.Abs(a - b);
                }
            }

            return (xx, yy, xy, difference);
        }

        private static (float Low, float High) Range(ReadOnlySpan<float> values, Coverage coverage)
        {
            (float low, float high) = (float.PositiveInfinity, float.NegativeInfinity);
            foreach ((int start, int end) in coverage.Runs)
            {
                (float l, float h) = Overlays.Range(values[start..end]);
                (low, high) = (Math.Min(low, l), Math.Max(high, h));
            }

            return (low, high);
        }

        private double Score(int row, Sum sum)
        {
            ReadOnlySpan<float> x = rows[row];
            Coverage common = rows.CoverageOf(row).Intersect(_query.Coverage);
            (float Low, float High) rangeX = Range(x, common);
            (float Low, float High) rangeY = Range(_query.Values, common);
            if (rangeX.High <= rangeX.Low || rangeY.High <= rangeY.Low)
            {
                return 0;
            }

            (double xx, double yy, double xy, double difference) = sum(x, rangeX, _query.Values, rangeY, common);
            double cosine = Math.Min(1, xy / Math.Sqrt(xx * yy));
            return metric.Measure switch
            {
                OverlayMeasure.Cosine => cosine,
                OverlayMeasure.Euclid => 1 - Math.Sqrt(1 - cosine),
                OverlayMeasure.AbsoluteDifference => 1 - (difference / common.Count),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }
}
