using System.Collections.Immutable;
using Spectra.Numerics;

namespace Spectra.Libraries.Importing;

/// <summary>How well each entry's name and formula fit its spectrum, learned from the other entries: a label that was exchanged rarely fits.</summary>
/// <remarks>
/// From the spectrum the other entries predict what <see cref="LabelWords"/> says of a label (<see cref="LeftOutPrediction"/>). The score is how much
/// likelier the label is beside this spectrum than anywhere, both taken as normal: yᵀ C⁻¹ y - (y - ŷ)ᵀ R⁻¹ (y - ŷ), C the covariance of labels and R that of
/// what the prediction leaves over. Entries of gases, of reflectance and all others are learned apart, and in groups of fewer than
/// <see cref="FewestLearned"/> nothing is. It finds few yet: of labels exchanged in the shared libraries less than a tenth (the benchmark <c>import</c> counts them).
/// </remarks>
internal static class LabelFit
{
    /// <summary>Fewer entries of a kind teach nothing.</summary>
    public const int FewestLearned = 400;

    /// <summary>Added to the variances, so that what hardly varies hardly counts.</summary>
    private const double LeastVariance = 0.003;

    /// <summary>How many labels of other entries each entry's own is compared with.</summary>
    private const int Compared = 200;

    /// <summary>The fit of every row of a library; null where nothing could be learned.</summary>
    /// <param name="library">The library.</param>
    /// <param name="formulas">The stated formula of each row.</param>
    public static LabelScore?[] Of(ReferenceLibrary library, IReadOnlyList<string?> formulas)
    {
        LabelScore?[] scores = new LabelScore?[library.References.Length];
        ViewSignatures signatures = new(library);
        foreach (IGrouping<Technique, int> group in Enumerable.Range(0, scores.Length).GroupBy(row => Kind(library.References[row].Technique)).OrderBy(group => group.Key))
        {
            int[] rows = [.. group];
            if (rows.Length >= FewestLearned)
            {
                Score(rows, signatures, [.. rows.Select(row => (library.References[row].Substance.Name, formulas[row]))], scores);
            }
        }

        return scores;
    }

    /// <summary>Entries that are learned together.</summary>
    public static Technique Kind(Technique technique) => technique is Technique.Gas or Technique.Reflectance ? technique : Technique.Transmission;

    private static void Score(int[] rows, ViewSignatures signatures, ImmutableArray<(string Name, string? Formula)> labels, LabelScore?[] scores)
    {
        double[][] said = [.. LabelWords.Of(labels).Select(row => Array.ConvertAll(row, value => (double)value))];
        double[][] predicted = LeftOutPrediction.Of(rows.Length, (i, j) => Kernels.FixedLanes.Dot(signatures[rows[i]], signatures[rows[j]]), said);
        double[] surprise = SumsOfSquares(said, CovarianceFactor.Of(said, LeastVariance));
        CholeskyFactor leftOver = CovarianceFactor.Of([.. said.Zip(predicted, (own, expected) => own.Zip(expected, (a, b) => a - b).ToArray())], LeastVariance);

        // In the coordinates of this factor a distance is a plain sum of squares, so that other labels cost one pass each. In place: these rows are most of the memory.
        Parallel.For(0, rows.Length, i =>
        {
            leftOver.Forward(said[i]);
            leftOver.Forward(predicted[i]);
        });
        Parallel.For(0, rows.Length, i =>
        {
            double own = surprise[i] - Distance(said[i], predicted[i]);
            int compared = Math.Min(Compared, rows.Length - 1);
            int better = Enumerable.Range(1, compared).Count(k =>
            {
                int other = (i + (int)((long)k * rows.Length / (compared + 1))) % rows.Length;
                return surprise[other] - Distance(said[other], predicted[i]) > own;
            });
            scores[rows[i]] = new LabelScore(own, (double)better / compared);
        });
    }

    private static double[] SumsOfSquares(double[][] rows, CholeskyFactor factor)
    {
        double[] sums = new double[rows.Length];
        Parallel.For(0, rows.Length, i =>
        {
            double[] solved = (double[])rows[i].Clone();
            factor.Forward(solved);
            sums[i] = Kernels.FixedLanes.Dot(solved, solved);
        });
        return sums;
    }

    private static double Distance(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        }

        return sum;
    }
}
