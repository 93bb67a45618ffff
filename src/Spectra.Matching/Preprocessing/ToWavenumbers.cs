namespace Spectra.Preprocessing;

/// <summary>The axis in ascending cm-1, whatever the source used.</summary>
internal sealed record ToWavenumbers : IPreprocessingStep
{
    public string Formula => "to-wavenumbers(ascending)";

    public PreparationRefusal? Check(Spectrum spectrum)
    {
        SpectralAxis axis = spectrum.Axis;
        if (axis.Unit == AxisUnit.NotStated)
        {
            return new PreparationRefusal("unit-unknown", "The unit of the axis is not stated and can't be inferred: expected 1/cm, um or nm.");
        }

        if (!axis.Unit.IsOptical)
        {
            return new PreparationRefusal("wrong-technique", $"The axis is in '{axis.Unit.Stated}': not an infrared spectrum over wavenumber or wavelength.");
        }

        if (axis.Count < 2 || axis.Direction() == 0)
        {
            return new PreparationRefusal("axis-not-monotonic", "The axis neither rises nor falls throughout: expected each position once, in order.");
        }

        return axis.Unit != AxisUnit.PerCentimetre && Math.Min(axis.First, axis.Last) <= 0
            ? new PreparationRefusal("wrong-technique", "The axis holds a wavelength that is not positive.")
            : null;
    }

    public Spectrum Apply(Spectrum spectrum)
    {
        double[] positions = new double[spectrum.Count];
        double[] ordinates = spectrum.Ordinates.ToArray();
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = Wavenumber.From(spectrum.Axis.Positions[i], spectrum.Axis.Unit).PerCentimetre;
        }

        if (positions[0] > positions[^1])
        {
            Array.Reverse(positions);
            Array.Reverse(ordinates);
        }

        return Spectrum.Create(SpectralAxis.Explicit(AxisUnit.PerCentimetre, positions), spectrum.Unit, ordinates, spectrum.Acquisition, spectrum.Warnings);
    }
}
