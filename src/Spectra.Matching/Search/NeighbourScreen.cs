using Spectra.Kernels;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>Chooses, for a row of a library, the few other substances that can be its nearest: one short dot product a row.</summary>
/// <remarks>
/// A row's signature is the mean of each view over 12 cm-1, weighted by the square root of the view's weight, all views in line, scaled to
/// norm 1: the dot product of two is nearly the score without a shift, and a shift of 4 cm-1 moves little from bin to bin. Fixed lanes, so that the
/// same substances are chosen on every processor.
/// </remarks>
internal sealed class NeighbourScreen
{
    /// <summary>How many substances are chosen. On the shared libraries 24 held every neighbour of a score of 0.6 and more.</summary>
    public const int Chosen = 32;

    private const double BinWidth = 12;

    private readonly ReferenceLibrary _library;
    private readonly float[] _signatures;
    private readonly int _stride;
    private readonly int[] _substances;
    private readonly int[] _coverageOf;

    public NeighbourScreen(ReferenceLibrary library, Metric.Correlation metric)
    {
        _library = library;
        int points = Math.Max(1, (int)Math.Round(BinWidth / library.Grid.Step));
        int bins = (library.Grid.Count + points - 1) / points;
        _stride = bins * metric.Views.Length;
        _signatures = new float[(long)_stride * library.References.Length];
        for (int v = 0; v < metric.Views.Length; v++)
        {
            ViewRows rows = new(library, metric.Views[v].View);
            double weight = Math.Sqrt(metric.Views[v].Weight);
            int first = v * bins;
            Parallel.For(0, library.References.Length, row => Bin(rows[row], points, weight, Signature(row).Slice(first, bins)));
        }

        Parallel.For(0, library.References.Length, row => ScaleToNormOne(Signature(row)));
        _substances = library.Substances.OfRows.ToArray();
        _coverageOf = library.Coverages.OfRows.ToArray();
    }

    /// <summary>The chosen substances of rows [first, end), each as the ordinals of <see cref="SubstanceOf"/> in no order.</summary>
    public int[][] Choose(int first, int end)
    {
        Choice[] choices = [.. Enumerable.Range(first, end - first).Select(row => new Choice(_substances[row], Comparable(row)))];
        for (int other = 0; other < _substances.Length; other++)
        {
            Span<float> signature = Signature(other);
            for (int i = 0; i < choices.Length; i++)
            {
                choices[i].Offer(FixedLanes.Dot(signature, Signature(first + i)), _substances[other], _coverageOf[other]);
            }
        }

        return [.. choices.Select(choice => choice.Substances)];
    }

    /// <summary>The substance of a row, numbered from 0 in the order of the rows.</summary>
    public int SubstanceOf(int row) => _substances[row];

    private static void Bin(ReadOnlySpan<float> row, int points, double weight, Span<float> bins)
    {
        for (int bin = 0; bin < bins.Length; bin++)
        {
            double sum = 0;
            for (int i = bin * points; i < Math.Min(row.Length, (bin + 1) * points); i++)
            {
                sum += row[i];
            }

            bins[bin] = (float)(weight * sum);
        }
    }

    private static void ScaleToNormOne(Span<float> signature)
    {
        float norm = MathF.Sqrt(FixedLanes.Dot(signature, signature));
        for (int i = 0; norm > 0 && i < signature.Length; i++)
        {
            signature[i] /= norm;
        }
    }

    private Span<float> Signature(int row) => _signatures.AsSpan(row * _stride, _stride);

    /// <summary>Which of the distinct coverages are enough to be compared with a row.</summary>
    private bool[] Comparable(int row)
    {
        Coverage query = _library.Coverages[row];
        return [.. _library.Coverages.Distinct.Select(coverage => coverage.Intersect(query).Count >= RowScorer.MinimumOverlap * query.Count)];
    }

    /// <summary>The best substances of one row so far; of equal ones the earlier stays.</summary>
    private sealed class Choice(int own, bool[] comparable)
    {
        private readonly float[] _scores = new float[Chosen];
        private readonly int[] _substances = new int[Chosen];
        private int _count;
        private int _lowest;

        public int[] Substances => _substances[.._count];

        public void Offer(float score, int substance, int coverage)
        {
            if ((_count == Chosen && score <= _scores[_lowest]) || substance == own || !comparable[coverage])
            {
                return;
            }

            int known = Array.IndexOf(_substances, substance, 0, _count);
            int at = known >= 0 ? known : _count < Chosen ? _count++ : _lowest;
            if (known < 0 || score > _scores[known])
            {
                (_scores[at], _substances[at]) = (score, substance);
                _lowest = Array.IndexOf(_scores, _scores.AsSpan(0, _count).ToArray().Min(), 0, _count);
            }
        }
    }
}
