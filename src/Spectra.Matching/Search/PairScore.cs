using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>The score of one prepared spectrum against another, without a library: the same number that a search gives, before rounding.</summary>
internal static class PairScore
{
    /// <summary>The best over the metric's shifts, as in <see cref="Metric.Correlation"/>; negative scores stay negative.</summary>
    /// <exception cref="ArgumentException">The two were prepared by different recipes.</exception>
    public static double Of(Metric.Correlation metric, PreparedSpectrum reference, PreparedSpectrum query)
    {
        if (reference.RecipeHash != query.RecipeHash)
        {
            throw new ArgumentException($"The query was prepared by recipe {query.RecipeHash}, the reference by {reference.RecipeHash}.", nameof(query));
        }

        return metric.Shifts.Max(shift =>
            metric.Mean([.. metric.Views.Select(weighted => Correlation(weighted.View, reference, query, shift))])
            - (Metric.Correlation.ShiftPenalty * Math.Abs(shift)));
    }

    private static double Correlation(SpectralView view, PreparedSpectrum reference, PreparedSpectrum query, double shift)
    {
        StandardizedView row = StandardizedView.Of(view, reference.Ordinates, reference.Grid);
        StandardizedView seen = StandardizedView.Of(view, query.Ordinates, query.Grid);
        int points = (int)Math.Round(shift / reference.Grid.Step);
        return MaskedCorrelation.Exact(row.Values, new ViewedQuery(seen), row.Coverage.Intersect(seen.Coverage, points), points);
    }
}
