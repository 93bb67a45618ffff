namespace Spectra.Emulator.Simulation;

/// <summary>What a portable detector adds to a spectrum, drawn once a measurement.</summary>
/// <param name="Shift">How far every band is displaced, at most 1 cm-1.</param>
/// <param name="Contact">The absorbance of the strongest band: how well the sample touches the crystal.</param>
/// <param name="Tilt">The rise of the baseline from end to end as a share of the strongest band, at most a tenth either way.</param>
/// <param name="SignalToNoise">The strongest band over the standard deviation of the noise, 100 to 500.</param>
internal sealed record Imperfections(double Shift, double Contact, double Tilt, double SignalToNoise)
{
    /// <summary>Draws the imperfections of one measurement.</summary>
    public static Imperfections Draw(RandomStream random) =>
        new(random.Between(-1, 1), random.Between(0.25, 1.1), random.Between(-0.1, 0.1), random.Between(100, 500));

    /// <summary>The absorbances as the detector reports them.</summary>
    public double[] Apply(double[] spectrum, RandomStream random)
    {
        double[] measured = new double[spectrum.Length];
        for (int i = 0; i < measured.Length; i++)
        {
            double along = i / (double)(measured.Length - 1);
            double baseline = Tilt * (Tilt < 0 ? along - 1 : along);
            measured[i] = Contact * (spectrum[i] + baseline + (random.Noise() / SignalToNoise));
        }

        return measured;
    }
}
