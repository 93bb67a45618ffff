using System.Collections.Immutable;
using Spectra.Kernels;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Mixtures;

/// <summary>Finds the rows of all libraries that agree best with what a fit has left unexplained.</summary>
/// <remarks>
/// Correlation in slopes, by the transposed map: one dot product with the stored row. Rows are screened in single precision with fixed
/// lanes, so the choice is the same on every processor.
/// </remarks>
internal sealed class CandidateScreen
{
    /// <summary>The least share of the query's points that a row must cover.</summary>
    public const double MinimumOverlap = 0.6;

    private const int Block = 256;

    private static readonly SpectralView Absorbance = new SpectralView.Absorbance();

    private readonly MixtureProblem _problem;
    private readonly ImmutableArray<float[]> _inverseNorms;
    private readonly string? _without;

    public CandidateScreen(MixtureProblem problem, Coverage query, string? without = null)
    {
        _problem = problem;
        _without = without;
        _inverseNorms = [.. problem.Libraries.Select(library => InverseNorms(library, query))];
    }

    /// <summary>The candidates whose slopes agree best with a residual, best first.</summary>
    public ImmutableArray<Candidate> Best(ReadOnlySpan<double> residual, int count)
    {
        double[] transposed = _problem.Space.Transposed(residual);
        PriorityQueue<(int Library, int Row), (float Score, int Order)> best = new();
        for (int l = 0; l < _problem.Libraries.Length; l++)
        {
            float[] scores = Scores(new RowProduct(_problem.Libraries[l], transposed), _inverseNorms[l]);
            for (int row = 0; row < scores.Length; row++)
            {
                if (scores[row] > 0 && (best.Count < count || scores[row] > Lowest(best)))
                {
                    best.Enqueue((l, row), (scores[row], -best.Count));
                    if (best.Count > count)
                    {
                        best.Dequeue();
                    }
                }
            }
        }

        ImmutableArray<(ReferenceLibrary, int)>.Builder rows = ImmutableArray.CreateBuilder<(ReferenceLibrary, int)>(best.Count);
        while (best.TryDequeue(out (int Library, int Row) at, out _))
        {
            rows.Add((_problem.Libraries[at.Library], at.Row));
        }

        ImmutableArray<Candidate> found = _problem.Find(rows.MoveToImmutable());
        return [.. found.Reverse()];
    }

    private static float[] Scores(RowProduct product, float[] inverseNorms)
    {
        float[] scores = new float[inverseNorms.Length];
        InBlocks(scores.Length, (from, to) =>
        {
            for (int row = from; row < to; row++)
            {
                scores[row] = inverseNorms[row] == 0 ? 0 : product.With(row) * inverseNorms[row];
            }
        });
        return scores;
    }

    /// <summary>Each row's result is its own, so the order of the blocks does not show.</summary>
    private static void InBlocks(int rows, Action<int, int> work) =>
        Parallel.For(0, (rows + Block - 1) / Block, block => work(block * Block, Math.Min(rows, (block + 1) * Block)));

    private static float Lowest(PriorityQueue<(int Library, int Row), (float Score, int Order)> best)
    {
        best.TryPeek(out _, out (float Score, int Order) priority);
        return priority.Score;
    }

    /// <summary>One over the norm of each row's slopes; 0 for rows that can't be compared.</summary>
    private float[] InverseNorms(ReferenceLibrary library, Coverage query)
    {
        float[] inverse = new float[library.References.Length];
        SpectralMatrix rows = library.Matrix(Absorbance);
        int without = _without is null ? -1 : library.Substances.Find(_without);
        SlopeSpace space = _problem.Space;
        InBlocks(inverse.Length, (from, to) =>
        {
            float[] joined = new float[library.Grid.Count];
            for (int row = from; row < to; row++)
            {
                if (library.Coverages[row].CountShared(query) >= MinimumOverlap * query.Count && library.Substances.OfRows[row] != without)
                {
                    ReferenceCurve.Join(rows[row], library.Coverages[row], joined);
                    float squares = SlopeKernel.SumOfSquares(joined, space.FloatWeights, space.Mask);
                    inverse[row] = squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
                }
            }
        });
        return inverse;
    }

    /// <summary>The products of a vector on the grid with joined rows, without joining them: what lies outside a row's runs is known from running sums.</summary>
    private sealed class RowProduct
    {
        private readonly CoverageTable _coverages;
        private readonly SpectralMatrix _rows;
        private readonly float[] _vector;
        private readonly double[] _sums;
        private readonly double[] _moments;

        public RowProduct(ReferenceLibrary library, double[] vector)
        {
            _coverages = library.Coverages;
            _rows = library.Matrix(Absorbance);
            _vector = Array.ConvertAll(vector, value => (float)value);
            _sums = new double[vector.Length + 1];
            _moments = new double[vector.Length + 1];
            for (int i = 0; i < vector.Length; i++)
            {
                _sums[i + 1] = _sums[i] + vector[i];
                _moments[i + 1] = _moments[i] + (i * vector[i]);
            }
        }

        public float With(int row)
        {
            ReadOnlySpan<float> stored = _rows[row];
            double product = 0;
            int before = -1;
            foreach ((int start, int end) in _coverages[row].Runs)
            {
                product += before < 0
                    ? stored[start] * _sums[start]
                    : Bridge(before, stored[before], start, stored[start]);
                product += FixedLanes.Dot(stored[start..end], _vector.AsSpan(start..end));
                before = end - 1;
            }

            return (float)(product + (stored[before] * (_sums[^1] - _sums[before + 1])));
        }

        /// <summary>The straight line over the gap between two covered points.</summary>
        private double Bridge(int from, float left, int to, float right)
        {
            double rise = (right - left) / (to - from);
            double sum = _sums[to] - _sums[from + 1];
            double moment = _moments[to] - _moments[from + 1];
            return ((left - (rise * from)) * sum) + (rise * moment);
        }
    }
}
