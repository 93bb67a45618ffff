namespace Spectra.Mixtures;

/// <summary>What is in a spectrum and no component: a curved baseline and carbon dioxide of either sign.</summary>
internal static class BackgroundColumns
{
    /// <summary>Tilt, three slow cosines, the two branches of carbon dioxide.</summary>
    public const int Count = 6;

    private const int Curves = 3;

    private static readonly (double Centre, double HalfWidth)[] CarbonDioxide = [(2341, 18), (2362, 12)];

    /// <summary>The slopes of the background functions: <see cref="Count"/> rows one after another, each of unit norm.</summary>
    public static double[] Of(SlopeSpace space, SpectralGrid grid)
    {
        double[] slopes = new double[Count * space.Count];
        double[] cosines = SmoothFields.Cosines(grid, Curves);
        int row = 0;
        void Add(Func<int, double> value)
        {
            double[] column = new double[grid.Count];
            for (int i = 0; i < column.Length; i++)
            {
                column[i] = value(i);
            }

            Span<double> target = slopes.AsSpan(row++ * space.Count, space.Count);
            space.Of(column, target);
            double norm = Math.Sqrt(Kernels.FixedLanes.Dot(target, target));
            for (int i = 0; i < target.Length && norm > 0; i++)
            {
                target[i] /= norm;
            }
        }

        Add(i => SmoothFields.Centred(i, grid));
        for (int curve = 0; curve < Curves; curve++)
        {
            int offset = curve * grid.Count;
            Add(i => cosines[offset + i]);
        }

        foreach ((double centre, double halfWidth) in CarbonDioxide)
        {
            Add(i => Bell((grid[i] - centre) / halfWidth));
        }

        return slopes;
    }

    /// <summary>A bell by division only: 1 / (1 + x²)².</summary>
    private static double Bell(double x) => 1 / ((1 + (x * x)) * (1 + (x * x)));
}
