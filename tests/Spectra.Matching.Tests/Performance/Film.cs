namespace Spectra.Matching.Tests.Performance;

/// <summary>A polystyrene film in closed form: bands at the published positions and the strong ones between them, with seeded Gaussian noise.</summary>
internal sealed record Film
{
    /// <summary>The published positions in cm-1, with the tolerances of the same table.</summary>
    public static readonly (double At, double Tolerance)[] Published = [(3060.0, 1.5), (2849.5, 1.5), (1942.9, 1.5), (1601.2, 1.0), (1583.0, 1.0), (1154.5, 1.0), (1028.3, 1.0)];

    private static readonly (double At, double Height, double Width)[] Bands =
    [
        (3060.0, 0.45, 12), (3026, 0.9, 12), (2923, 1.0, 24), (2849.5, 0.5, 16), (1942.9, 0.12, 18), (1870, 0.1, 18), (1802, 0.1, 16), (1746, 0.06, 16),
        (1601.2, 0.5, 8), (1583.0, 0.2, 8), (1493, 1.0, 8), (1452, 1.0, 10), (1154.5, 0.1, 10), (1069, 0.15, 10), (1028.3, 0.4, 8), (906, 0.15, 10), (757, 1.2, 12), (699, 1.5, 12),
    ];

    public double Shift { get; init; }

    /// <summary>The factor of a wrong laser wavenumber: every position is multiplied by it.</summary>
    public double AxisFactor { get; init; } = 1;

    public double Thickness { get; init; } = 1;

    /// <summary>How much wider than a fine resolution shows them the bands are.</summary>
    public double Broadening { get; init; }

    public bool IsLorentzian { get; init; }

    public double Noise { get; init; } = 0.0001;

    public int Seed { get; init; } = 1;

    public double First { get; init; } = 650;

    public double Last { get; init; } = 4000;

    public double Step { get; init; } = 2;

    /// <summary>Bands that are left out.</summary>
    public double[] Without { get; init; } = [];

    /// <summary>A further band, as of another material.</summary>
    public (double At, double Height, double Width)? With { get; init; }

    public Technique Technique { get; init; } = Technique.Transmission;

    public double? Resolution { get; init; }

    public OrdinateUnit Unit { get; init; } = OrdinateUnit.Absorbance;

    /// <summary>Where the sum of all bands has its maximum, near a position: bands that overlap draw it aside.</summary>
    public double TrueMaximum(double near) => Enumerable.Range(-3000, 6001).Select(i => near + Shift + (0.001 * i)).MaxBy(Absorbance);

    public Spectrum Measured()
    {
        Random random = new(Seed);
        int steps = (int)((Last - First) / Step);
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, First, First + (steps * Step), steps + 1);
        double[] ordinates = [.. axis.Positions.ToArray().Select(x => Ordinate(Absorbance(x) + (Noise * Gaussian(random))))];
        return Spectrum.Create(axis, Unit, ordinates, new Acquisition { Technique = Technique, ResolutionPerCentimetre = Resolution }, []);
    }

    /// <summary>The same measurement against wavelength in micrometres, as falling wavenumbers.</summary>
    public Spectrum AgainstWavelength()
    {
        Spectrum measured = Measured();
        double[] micrometres = [.. measured.Axis.Positions.ToArray().Select(static x => 10_000 / x)];
        return Spectrum.Create(SpectralAxis.Explicit(AxisUnit.Micrometre, micrometres), Unit, measured.Ordinates, measured.Acquisition, []);
    }

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private double Absorbance(double x)
    {
        double sum = 0.02;
        foreach ((double at, double height, double width) in With is { } other ? [.. Bands, other] : Bands)
        {
            if (!Without.Contains(at))
            {
                double u = 2 * (x - (at * AxisFactor) - Shift) / (width + Broadening);
                sum += Thickness * height * (IsLorentzian ? 1 / (1 + (u * u)) : Math.Exp(-Math.Log(2) * u * u));
            }
        }

        return sum;
    }

    private double Ordinate(double absorbance) =>
        Unit == OrdinateUnit.Transmittance || Unit == OrdinateUnit.Reflectance ? Math.Pow(10, -absorbance)
        : Unit == OrdinateUnit.PercentTransmittance || Unit == OrdinateUnit.PercentReflectance ? 100 * Math.Pow(10, -absorbance)
        : absorbance;
}
