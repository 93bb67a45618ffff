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

    /// <summary>One line a step of <see cref="Parse"/>: its name, its numbers with their defaults, what it does; in the order in which they may stand.</summary>
    public static ImmutableArray<string> StepUsages => RecipeText.Usages;

    /// <summary>A recipe from text such as <c>water-vapour | arpls(1e8) | savitzky-golay(20, 3, 1)</c>.</summary>
    /// <remarks>Wavenumbers and absorbance always come first and need not be named; without <c>resample</c> or <c>interpolate</c> the standard grid is put in its place.</remarks>
    /// <param name="text">The steps, in the one order that <see cref="StepUsages"/> lists.</param>
    /// <param name="reference">The spectrum that <c>align</c> aligns to; null where the text has no such step.</param>
    /// <exception cref="FormatException">The text is not understood; the message says what was expected.</exception>
    public static PreprocessingRecipe Parse(string text, Spectrum? reference = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Spectrum? converted = null;
        if (reference is not null && !TryConvertUnits(reference, out converted, out PreparationRefusal? refusal))
        {
            throw new FormatException($"The reference can't be compared with: {refusal!.Message}");
        }

        ImmutableArray<IPreprocessingStep> steps = RecipeText.Parse(text, converted);
        if (!steps.Any(step => step is IGridStep))
        {
            steps = steps.Add(new Resample(SpectralGrid.Standard));
        }

        SpectralGrid grid = steps.OfType<IGridStep>().Single().Grid;
        return new PreprocessingRecipe(grid, [.. UnitSteps, .. steps.OrderBy(StepOrder.PlaceOf)]);
    }

    /// <summary>The measured points in ascending cm-1 and absorbance, on their own axis.</summary>
    /// <param name="measured">The spectrum.</param>
    /// <param name="converted">The same points converted; the input where they can't be.</param>
    /// <param name="refusal">Why they can't be converted; null where they were.</param>
    public static bool TryConvertUnits(Spectrum measured, out Spectrum converted, out PreparationRefusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(measured);
        (converted, _, refusal) = Run(measured, UnitSteps);
        return refusal is null;
    }

    /// <summary>Prepares a measured spectrum for comparison.</summary>
    public Preparation Apply(Spectrum measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        (Spectrum prepared, MeasuredNoise noise, PreparationRefusal? refusal) = Run(measured, _steps);
        return refusal is null
            ? new Preparation.Ready(new PreparedSpectrum(Grid, prepared.Ordinates.ToArray(), Hash, prepared.Acquisition.Technique, noise, prepared.Warnings))
            : new Preparation.Refused(refusal);
    }

    /// <summary>The spectrum after every step, as a spectrum again.</summary>
    /// <param name="measured">The spectrum.</param>
    /// <param name="prepared">The result; the input where a step refused it.</param>
    /// <param name="refusal">Why a step can't be applied; null where all were.</param>
    public bool TryApply(Spectrum measured, out Spectrum prepared, out PreparationRefusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(measured);
        (prepared, _, refusal) = Run(measured, _steps);
        return refusal is null;
    }

    private static (Spectrum Spectrum, MeasuredNoise Noise, PreparationRefusal? Refusal) Run(Spectrum measured, ImmutableArray<IPreprocessingStep> steps)
    {
        Spectrum current = measured;
        MeasuredNoise noise = MeasuredNoise.None;
        foreach (IPreprocessingStep step in steps)
        {
            if (step.Check(current) is { } refusal)
            {
                return (measured, noise, refusal);
            }

            noise = step is Resample resample ? MeasuredNoise.Of(current, resample.Grid) : noise;
            current = step.Apply(current);
        }

        return (current, noise, null);
    }
}
