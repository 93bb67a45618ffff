using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Spectra.Preprocessing;

/// <summary>An ordered list of steps as a value: equal recipes have equal hashes, and the hash is stored with every result.</summary>
public sealed class PreprocessingRecipe
{
    private readonly ImmutableArray<IPreprocessingStep> _steps;

    private PreprocessingRecipe(SpectralGrid grid, ImmutableArray<IPreprocessingStep> steps)
    {
        Grid = grid;
        _steps = steps;
        Formula = string.Join(" | ", steps.Select(step => step.Formula));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Formula)));
    }

    /// <summary>The grid that the recipe ends on.</summary>
    public SpectralGrid Grid { get; }

    /// <summary>The steps in order, in words and numbers.</summary>
    public string Formula { get; }

    /// <summary>SHA-256 of <see cref="Formula"/> in UTF-8, lower-case hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>The recipe of libraries built by this version: wavenumbers, then absorbance, then the grid.</summary>
    /// <remarks>The order is fixed: ordinates are converted where they were measured, because the mean of logarithms is not the logarithm of the mean.</remarks>
    public static PreprocessingRecipe Standard(SpectralGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return new PreprocessingRecipe(grid, [new ToWavenumbers(), new ToAbsorbance(), new Resample(grid)]);
    }

    /// <summary>Prepares a measured spectrum for comparison.</summary>
    public Preparation Apply(Spectrum measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        Spectrum current = measured;
        foreach (IPreprocessingStep step in _steps)
        {
            if (step.Check(current) is { } refusal)
            {
                return new Preparation.Refused(refusal);
            }

            current = step.Apply(current);
        }

        return new Preparation.Ready(new PreparedSpectrum(Grid, current.Ordinates.ToArray(), Hash, current.Acquisition.Technique, current.Warnings));
    }
}
