namespace Spectra.Preprocessing;

/// <summary>The spectrum less the water vapour that changed between background and sample, region by region.</summary>
/// <param name="Resolution">The full width in cm-1 taken where the source states no resolution.</param>
/// <remarks>
/// Regions 1300-2100 and 3410-3850 cm-1, each with its own amount a of the computed profile h (<see cref="WaterVapourLines"/>), by least
/// squares on differences (<see cref="AirProfile.Fit"/>), after the method of Quasar's atmospheric correction. A region whose evidence is
/// below 3 is left alone; a correction is always reported. Amounts are in the ordinate's unit at the strongest line.
/// </remarks>
internal sealed record WaterVapour(double Resolution) : IPreprocessingStep
{
    /// <summary>Below this an amount is as likely chance.</summary>
    private const double LeastEvidence = 3;

    public string Formula => FormattableString.Invariant($"water-vapour(1300-2100;3410-3850,second differences,evidence=3,resolution=stated else {Resolution:R})");

    public PreparationRefusal? Check(Spectrum spectrum) => EvenAxis.Check(spectrum, "water-vapour");

    public Spectrum Apply(Spectrum spectrum)
    {
        double[] result = spectrum.Ordinates.ToArray();
        List<SpectrumWarning> made = [];
        foreach (AirProfile profile in Profiles(spectrum.Axis.Positions, spectrum.Acquisition.ResolutionPerCentimetre ?? Resolution))
        {
            (double amount, double correlation, double evidence) = profile.Fit(spectrum.Ordinates);
            if (evidence < LeastEvidence)
            {
                continue;
            }

            for (int i = 0; i < result.Length; i++)
            {
                result[i] -= amount * profile.Ordinates[i];
            }

            made.Add(new SpectrumWarning("water-vapour-compensated", FormattableString.Invariant($"Water vapour of {amount:G3} at its strongest line was taken off (correlation {correlation:F2}).")));
        }

        return spectrum.With(result, [.. made]);
    }

    /// <summary>The profiles of both regions.</summary>
    internal static AirProfile[] Profiles(ReadOnlySpan<double> x, double resolution) =>
        [AirProfile.Of(x, (1300, 2100), WaterVapourLines.Bend, resolution), AirProfile.Of(x, (3410, 3850), WaterVapourLines.Stretch, resolution)];
}
