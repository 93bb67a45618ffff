using System.Collections.Immutable;

namespace Spectra.Preprocessing;

/// <summary>A spectrum brought onto a library's grid by a recipe: absorbance, or what is proportional to it, with the mask of its covered points.</summary>
public sealed class PreparedSpectrum
{
    private readonly double[] _ordinates;

    internal PreparedSpectrum(SpectralGrid grid, double[] ordinates, string recipeHash, Technique technique, MeasuredNoise noise, ImmutableArray<SpectrumWarning> warnings)
    {
        Grid = grid;
        _ordinates = ordinates;
        RecipeHash = recipeHash;
        Technique = technique;
        Noise = noise;
        Warnings = warnings;
        Coverage = Coverage.Of(ordinates);
    }

    /// <summary>The grid of the ordinates.</summary>
    public SpectralGrid Grid { get; }

    /// <summary>One ordinate a grid point; NaN outside <see cref="Coverage"/>.</summary>
    public ReadOnlySpan<double> Ordinates => _ordinates;

    /// <summary>Which points carry a value.</summary>
    public Coverage Coverage { get; }

    /// <summary>The hash of the recipe that made it; spectra of different recipes are never compared.</summary>
    public string RecipeHash { get; }

    /// <summary>How the spectrum was measured.</summary>
    public Technique Technique { get; }

    /// <summary>The noise of the points that were measured.</summary>
    internal MeasuredNoise Noise { get; }

    /// <summary>The measured spectrum's doubts and the corrections that the recipe made.</summary>
    public ImmutableArray<SpectrumWarning> Warnings { get; }
}
