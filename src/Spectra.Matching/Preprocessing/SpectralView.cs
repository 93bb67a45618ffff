using System.Globalization;
using Spectra.Numerics;

namespace Spectra.Preprocessing;

/// <summary>A way of looking at a prepared spectrum before it is correlated: the absorbance itself, its first difference, its levelled form, its local shape, or its local strength.</summary>
public abstract record SpectralView
{
    private const string LocalShapeId = "local-shape-";

    private const string LocalStrengthId = "local-strength-";

    private const string LevelledId = "levelled-";

    /// <summary>Structure below this share of the spectrum's overall structure counts as none.</summary>
    private const double Floor = 0.1;

    private const double SmallestNormal = 2.2250738585072014e-308;

    private SpectralView()
    {
    }

    /// <summary>The stable id, used as the name of a library's part.</summary>
    public abstract string Id { get; }

    /// <summary>The view with this id.</summary>
    /// <exception cref="FormatException">There is no such view.</exception>
    public static SpectralView Parse(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id switch
        {
            "absorbance" => new Absorbance(),
            "first-difference" => new FirstDifference(),
            _ when id.StartsWith(LocalShapeId, StringComparison.Ordinal) => new LocalShape(Width(id[LocalShapeId.Length..])),
            _ when id.StartsWith(LocalStrengthId, StringComparison.Ordinal) => new LocalStrength(Width(id[LocalStrengthId.Length..])),
            _ when id.StartsWith(LevelledId, StringComparison.Ordinal) => new Levelled(Width(id[LevelledId.Length..])),
            _ => throw new FormatException($"There is no view '{id}'."),
        };

        double Width(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double width) && width > 0
            ? width
            : throw new FormatException($"The view '{id}' has no width in cm-1.");
    }

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

    /// <summary>The absorbance above the mean of its neighbourhood: y - boxmean_w(y). Baselines wider than the neighbourhood drop out, the intensities of bands stay.</summary>
    /// <param name="Width">The neighbourhood's full width in cm-1, positive. Means are over covered points only.</param>
    public sealed record Levelled(double Width) : SpectralView
    {
        /// <inheritdoc/>
        public override string Id => string.Create(CultureInfo.InvariantCulture, $"{LevelledId}{Width:R}");

        /// <inheritdoc/>
        public override double[] See(ReadOnlySpan<double> ordinates, SpectralGrid grid)
        {
            ArgumentNullException.ThrowIfNull(grid);
            double[] levelled = ordinates.ToArray();
            double[] mean = NeighbourhoodMean.Of(levelled, NeighbourhoodMean.HalfWidth(Width, grid));
            for (int i = 0; i < levelled.Length; i++)
            {
                levelled[i] -= mean[i];
            }

            return levelled;
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
        /// <inheritdoc/>
        public override string Id => string.Create(CultureInfo.InvariantCulture, $"{LocalShapeId}{Width:R}");

        /// <inheritdoc/>
        public override double[] See(ReadOnlySpan<double> ordinates, SpectralGrid grid)
        {
            ArgumentNullException.ThrowIfNull(grid);
            (double[] shape, double[] spread) = Neighbourhoods(ordinates, Width, grid);
            for (int i = 0; i < shape.Length; i++)
            {
                shape[i] = spread[i] > 0 ? shape[i] / Math.Sqrt(spread[i]) : shape[i];
            }

            return shape;
        }
    }

    /// <summary>How strongly the spectrum varies around each point, on a logarithmic scale: what <see cref="LocalShape"/> divides by.</summary>
    /// <param name="Width">The neighbourhood's full width in cm-1, positive.</param>
    /// <remarks>
    /// s = ln(boxmean_w(d²) + (0.1 g)²) / 2, d and g as in <see cref="LocalShape"/>. Where the bands are and how strong beside each other; the
    /// logarithm lets weak bands count beside strong ones, and turns path length into an offset.
    /// </remarks>
    public sealed record LocalStrength(double Width) : SpectralView
    {
        /// <inheritdoc/>
        public override string Id => string.Create(CultureInfo.InvariantCulture, $"{LocalStrengthId}{Width:R}");

        /// <inheritdoc/>
        public override double[] See(ReadOnlySpan<double> ordinates, SpectralGrid grid)
        {
            ArgumentNullException.ThrowIfNull(grid);
            (_, double[] strength) = Neighbourhoods(ordinates, Width, grid);
            for (int i = 0; i < strength.Length; i++)
            {
                // A subnormal spread is that of a spectrum without structure; its logarithm would only be its rounding.
                strength[i] = double.IsNaN(strength[i]) ? double.NaN : strength[i] >= SmallestNormal ? PortableMath.Log(strength[i]) / 2 : 0;
            }

            return strength;
        }
    }

    /// <summary>y - boxmean_w(y), and the mean square of that in each neighbourhood with the floor added.</summary>
    private static (double[] Levelled, double[] Spread) Neighbourhoods(ReadOnlySpan<double> ordinates, double width, SpectralGrid grid)
    {
        int half = NeighbourhoodMean.HalfWidth(width, grid);
        double[] levelled = ordinates.ToArray();
        double[] mean = NeighbourhoodMean.Of(levelled, half);
        double[] squares = new double[levelled.Length];
        for (int i = 0; i < levelled.Length; i++)
        {
            levelled[i] -= mean[i];
            squares[i] = levelled[i] * levelled[i];
        }

        double[] spread = NeighbourhoodMean.Of(squares, half);
        double floor = Floor * Floor * Mean(squares);
        for (int i = 0; i < spread.Length; i++)
        {
            spread[i] += floor;
        }

        return (levelled, spread);
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
}
