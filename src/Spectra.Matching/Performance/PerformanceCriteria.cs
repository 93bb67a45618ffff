using System.Collections.Immutable;

namespace Spectra.Performance;

/// <summary>What an instrument must reach to pass its performance check.</summary>
/// <param name="Standard">The check standard that was measured.</param>
/// <remarks>
/// No standard fixes limits of noise, energy and absorbance for portable instruments: ASTM E1421 compares an instrument with its own past. The defaults are the product's own and only catch what is plainly wrong;
/// a laboratory sets what its instrument reached when new.
/// </remarks>
public sealed record PerformanceCriteria(CheckStandard Standard)
{
    /// <summary>The polystyrene film with the default limits.</summary>
    public static PerformanceCriteria Polystyrene { get; } = new(CheckStandard.Polystyrene);

    /// <summary>The technique where the measurement does not state it: what the instrument is known to do. Not stated by default.</summary>
    public Technique AssumedTechnique { get; init; }

    /// <summary>The highest noise of one measured point, root mean square, in absorbance. 0.001 leaves a band of 0.05 fifty times the noise.</summary>
    public double HighestNoise { get; init; } = 0.001;

    /// <summary>The least absorbance of the strongest band in transmission, above the quiet region.</summary>
    public double LowestAbsorbance { get; init; } = 0.1;

    /// <summary>The least absorbance of the strongest band by attenuated total reflection, or where the technique is not known.</summary>
    public double LowestAtrAbsorbance { get; init; } = 0.02;

    /// <summary>The highest absorbance of the strongest band.</summary>
    public double HighestAbsorbance { get; init; } = 3;

    /// <summary>The light that must be left at the ends of the single beam.</summary>
    public ImmutableArray<EnergyLimit> Energies { get; init; } = [new EnergyLimit(new SpectralRegion(3950, 4000), 0.02), new EnergyLimit(new SpectralRegion(650, 700), 0.01)];
}
