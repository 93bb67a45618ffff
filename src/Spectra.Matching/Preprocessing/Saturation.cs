namespace Spectra.Preprocessing;

/// <summary>Points at or above an absorbance made missing: a saturated top has no shape to compare.</summary>
/// <param name="Limit">The absorbance, positive. The conversion from transmittance ends at 3, so that a limit above says nothing of such spectra.</param>
/// <remarks>Missing rather than clipped: a flat top of any height would correlate with nothing that is not saturated as well.</remarks>
internal sealed record Saturation(double Limit) : IPreprocessingStep
{
    public string Formula => FormattableString.Invariant($"saturation(absorbance>={Limit:R} is missing)");

    public PreparationRefusal? Check(Spectrum spectrum) =>
        spectrum.Ordinates.ToArray().Any(ordinate => ordinate < Limit)
            ? null
            : new PreparationRefusal("saturated", FormattableString.Invariant($"Every point has an absorbance of {Limit:R} or more: the sample was too thick."));

    public Spectrum Apply(Spectrum spectrum)
    {
        double[] result = spectrum.Ordinates.ToArray();
        int saturated = 0;
        for (int i = 0; i < result.Length; i++)
        {
            if (result[i] >= Limit)
            {
                result[i] = double.NaN;
                saturated++;
            }
        }

        return saturated == 0
            ? spectrum
            : spectrum.With(result, new SpectrumWarning("saturation-masked", FormattableString.Invariant($"{saturated} points of an absorbance of {Limit:R} or more are left out.")));
    }
}
