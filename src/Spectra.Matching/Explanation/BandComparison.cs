using System.Collections.Immutable;
using System.Globalization;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Explanation;

/// <summary>Why a hit is one: which bands agree, which measured band the reference does not explain, which expected band is missing.</summary>
/// <remarks>
/// Bands are found on both sides by <see cref="BandPicking"/> over the points that both cover, 8 cm-1 away from their ends. Two bands agree
/// when they lie within 8 cm-1 (twice the usual resolution); of several candidates the closest pair is taken first. A measured band counts as
/// unexplained, and an expected one as missing, from a tenth of its side's highest on; an expected band that this measurement's noise would
/// hide is not called missing. It explains a hit and decides nothing.
/// </remarks>
public sealed record BandComparison
{
    /// <summary>How far apart the two positions of one band may lie, in cm-1.</summary>
    public const double Tolerance = 8;

    private const double LeastHeight = 0.1;
    private const int Named = 6;

    private BandComparison(ImmutableArray<AgreeingBand> agreeing, ImmutableArray<Band> unexplained, ImmutableArray<Band> missing) =>
        (Agreeing, Unexplained, Missing) = (agreeing, unexplained, missing);

    /// <summary>The bands of both sides, highest expected first.</summary>
    public ImmutableArray<AgreeingBand> Agreeing { get; }

    /// <summary>Measured bands that the reference does not have, highest first; heights relative to the highest measured band.</summary>
    public ImmutableArray<Band> Unexplained { get; }

    /// <summary>Bands of the reference that were not measured, highest first; heights relative to the reference's highest band.</summary>
    public ImmutableArray<Band> Missing { get; }

    /// <summary>The comparison in one plain sentence.</summary>
    public string Sentence
    {
        get
        {
            int expected = Agreeing.Length + Missing.Length;
            string agreeing = expected == 0
                ? "No band of the reference lies in the measured range"
                : FormattableString.Invariant($"{Agreeing.Length} of {expected} expected bands agree{Positions(Agreeing.Select(band => band.Measured))}");
            string missing = Missing.IsEmpty ? "none is missing" : "missing" + Positions(Missing.Select(band => band.Position));
            string unexplained = Unexplained.IsEmpty ? "nothing measured is left unexplained" : "measured but not explained by it" + Positions(Unexplained.Select(band => band.Position));
            return $"{agreeing}; {missing}; {unexplained}.";
        }
    }

    /// <summary>Compares a measured spectrum with an entry of a library.</summary>
    /// <param name="query">The spectrum, prepared by the library's recipe.</param>
    /// <param name="library">The library.</param>
    /// <param name="id">The id of the entry.</param>
    /// <param name="shift">The shift of the query at which the hit was scored, in cm-1.</param>
    /// <exception cref="ArgumentException">The query was prepared by another recipe, or the library has no such entry.</exception>
    public static BandComparison Of(PreparedSpectrum query, ReferenceLibrary library, string id, double shift)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(library);
        if (query.RecipeHash != library.Recipe.Hash)
        {
            throw new ArgumentException($"The query was prepared by recipe {query.RecipeHash}, the library by {library.Recipe.Hash}.", nameof(query));
        }

        int row = library.References.Find(id);
        return row >= 0
            ? Of(query, library.Matrix(new SpectralView.Absorbance())[row], library.Coverages[row], shift)
            : throw new ArgumentException($"The library '{library.Name}' has no entry '{id}'.", nameof(id));
    }

    /// <summary>Compares a measured spectrum with a row of absorbances of any scale.</summary>
    internal static BandComparison Of(PreparedSpectrum query, ReadOnlySpan<float> row, Coverage coverage, double shift)
    {
        SpectralGrid grid = query.Grid;
        int points = (int)Math.Round(shift / grid.Step);
        Coverage common = coverage.Intersect(query.Coverage, points);
        double[] measured = Nothing(grid.Count);
        double[] expected = Nothing(grid.Count);
        foreach ((int start, int end) in common.Runs)
        {
            for (int i = start; i < end; i++)
            {
                measured[i] = query.Ordinates[i - points];
                expected[i] = row[i];
            }
        }

        if (common.Count == 0)
        {
            return new BandComparison([], [], []);
        }

        ImmutableArray<Band> found = Relative(Inside(BandPicking.Of(measured, grid), common, grid));
        ImmutableArray<Band> reference = Relative(Inside(BandPicking.Of(expected, grid), common, grid));
        return Pair(found, reference, Detectable(measured, grid));
    }

    private static BandComparison Pair(ImmutableArray<Band> measured, ImmutableArray<Band> expected, double detectable)
    {
        List<AgreeingBand> agreeing = [];
        HashSet<Band> open = [.. measured];
        HashSet<Band> wanted = [.. expected];
        IEnumerable<(Band Measured, Band Expected)> pairs =
            from e in expected
            from m in measured
            let distance = Math.Abs(m.Position - e.Position)
            where distance <= Tolerance
            orderby distance, e.Position, m.Position
            select (m, e);
        foreach ((Band m, Band e) in pairs)
        {
            if (open.Contains(m) && wanted.Contains(e))
            {
                open.Remove(m);
                wanted.Remove(e);
                agreeing.Add(new AgreeingBand(m.Position, e.Position, m.Height, e.Height));
            }
        }

        return new BandComparison(
            [.. agreeing.OrderByDescending(band => band.ExpectedHeight).ThenBy(band => band.Expected)],
            [.. open.Where(band => band.Height >= LeastHeight).OrderByDescending(band => band.Height).ThenBy(band => band.Position)],
            [.. wanted.Where(band => band.Height >= Math.Max(LeastHeight, detectable)).OrderByDescending(band => band.Height).ThenBy(band => band.Position)]);
    }

    /// <summary>The relative height from which on a band would have been found: twice the least prominence, since no two instruments agree better on heights.</summary>
    private static double Detectable(double[] measured, SpectralGrid grid)
    {
        ImmutableArray<Band> bands = BandPicking.Of(measured, grid);
        return bands.IsEmpty ? double.PositiveInfinity : 2 * BandPicking.LeastProminence(measured, grid) / bands.Max(band => band.Height);
    }

    private static IEnumerable<Band> Inside(ImmutableArray<Band> bands, Coverage common, SpectralGrid grid) =>
        bands.Where(band => common.Runs.Any(run => band.Position - Tolerance >= grid[run.Start] && band.Position + Tolerance <= grid[run.End - 1]));

    private static ImmutableArray<Band> Relative(IEnumerable<Band> bands)
    {
        ImmutableArray<Band> all = [.. bands];
        double highest = all.IsEmpty ? 1 : all.Max(band => band.Height);
        return [.. all.Select(band => band with { Height = band.Height / highest })];
    }

    private static string Positions(IEnumerable<double> positions)
    {
        double[] all = [.. positions];
        string named = string.Join(", ", all.Take(Named).Select(position => position.ToString("F0", CultureInfo.InvariantCulture)));
        return all.Length == 0 ? "" : $" ({named}{(all.Length > Named ? ", …" : "")} cm-1)";
    }

    private static double[] Nothing(int count)
    {
        double[] nothing = new double[count];
        Array.Fill(nothing, double.NaN);
        return nothing;
    }
}
