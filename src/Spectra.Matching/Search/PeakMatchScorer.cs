using System.Collections.Immutable;
using Spectra.Explanation;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>Scores by the share of bands that have a partner on the other side.</summary>
internal sealed class PeakMatchScorer(ReferenceLibrary library, Metric.PeakMatch metric) : LibraryScorer
{
    private readonly Lazy<ImmutableArray<double>[]> _bands = new(() =>
    {
        ImmutableArray<double>[] bands = new ImmutableArray<double>[library.References.Length];
        Parallel.For(0, bands.Length, row => bands[row] = Positions(ViewRows.Absorbance(library, row), library.Grid));
        return bands;
    });

    public override RowScorer Against(PreparedSpectrum query) => new Rows(library, metric, _bands.Value, query);

    private static ImmutableArray<double> Positions(ReadOnlySpan<double> absorbance, SpectralGrid grid) => [.. BandPicking.Of(absorbance, grid).Select(band => band.Position)];

    private sealed class Rows(ReferenceLibrary library, Metric.PeakMatch metric, ImmutableArray<double>[] bands, PreparedSpectrum query) : RowScorer(library, query.Coverage)
    {
        private readonly ImmutableArray<double> _query = Positions(query.Ordinates, query.Grid);

        public override (double Score, double Shift) Exact(int row)
        {
            Coverage common = Library.Coverages[row].Intersect(query.Coverage);
            double[] expected = Inside(bands[row], common);
            double[] measured = Inside(_query, common);
            int all = expected.Length + measured.Length;
            return (all == 0 ? 0 : 2.0 * Pairs(expected, measured) / all, 0);
        }

        private double[] Inside(ImmutableArray<double> positions, Coverage common) =>
            [.. positions.Where(position => common.Runs.Any(run => query.Grid[run.Start] <= position && position <= query.Grid[run.End - 1]))];

        /// <summary>Both lists ascend, so pairing the lowest that fit leaves most for the rest.</summary>
        private int Pairs(double[] expected, double[] measured)
        {
            int pairs = 0;
            for (int i = 0, j = 0; i < expected.Length && j < measured.Length;)
            {
                double apart = expected[i] - measured[j];
                pairs += Math.Abs(apart) <= metric.Tolerance ? 1 : 0;
                i += apart <= metric.Tolerance ? 1 : 0;
                j += apart >= -metric.Tolerance ? 1 : 0;
            }

            return pairs;
        }
    }
}
