namespace Spectra.Preprocessing;

/// <summary>What came of preparing a spectrum.</summary>
public abstract record Preparation
{
    private Preparation()
    {
    }

    /// <summary>The spectrum can be compared.</summary>
    /// <param name="Spectrum">The prepared spectrum.</param>
    public sealed record Ready(PreparedSpectrum Spectrum) : Preparation;

    /// <summary>The spectrum can't be compared with this library.</summary>
    /// <param name="Refusal">The reason.</param>
    public sealed record Refused(PreparationRefusal Refusal) : Preparation;
}
