using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Spectra.Preprocessing;

/// <summary>An ordered list of steps as a value: equal recipes have equal hashes, and the hash is stored with every result.</summary>
public sealed class PreprocessingRecipe
{
    private static readonly ImmutableArray<IPreprocessingStep> UnitSteps = [new ToWavenumbers(), new ToAbsorbance()];

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
        return new PreprocessingRecipe(grid, [.. UnitSteps, new Resample(grid)]);
    }

    /// <summary>The measured points in ascending cm-1 and absorbance, on their own axis.</summary>
    /// <param name="measured">The spectrum.</param>
    /// <param name="converted">The same points converted; the input where they can't be.</param>
    /// <param name="refusal">Why they can't be converted; null where they were.</param>
    public static bool TryConvertUnits(Spectrum measured, out Spectrum converted, out PreparationRefusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(measured);
        (converted, refusal) = Run(measured, UnitSteps);
        return refusal is null;
    }

    /// <summary>Prepares a measured spectrum for comparison.</summary>
    public Preparation Apply(Spectrum measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        (Spectrum prepared, PreparationRefusal? refusal) = Run(measured, _steps);
        return refusal is null
            ? new Preparation.Ready(new PreparedSpectrum(Grid, prepared.Ordinates.ToArray(), Hash, prepared.Acquisition.Technique, prepared.Warnings))
            : new Preparation.Refused(refusal);
    }

    private static (Spectrum Spectrum, PreparationRefusal? Refusal) Run(Spectrum measured, ImmutableArray<IPreprocessingStep> steps)
    {
        Spectrum current = measured;
        foreach (IPreprocessingStep step in steps)
        {
            if (step.Check(current) is { } refusal)
            {
                return (measured, refusal);
            }

            current = step.Apply(current);
        }

        return (current, null);
    }
}
