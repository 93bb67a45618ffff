namespace Spectra.Matching.Tests.Roles;

/// <summary>Spectra in closed form: a flat line, a tilt, Gaussian bands, narrow lines of the air, and seeded Gaussian noise.</summary>
internal sealed class Curves(int seed = 1)
{
    private readonly Random _random = new(seed);
    private readonly List<Func<double, double>> _parts = [];
    private double _noise;

    public Curves Tilted(double offset, double perThousand)
    {
        _parts.Add(x => offset + (perThousand * (x - 2300) / 1000));
        return this;
    }

    public Curves Band(double at, double height, double fullWidth)
    {
        double sigma = fullWidth / (2 * Math.Sqrt(2 * Math.Log(2)));
        _parts.Add(x => height * Math.Exp(-(x - at) * (x - at) / (2 * sigma * sigma)));
        return this;
    }

    public Curves Noisy(double deviation)
    {
        _noise = deviation;
        return this;
    }

    /// <summary>Water vapour and carbon dioxide as narrow lines of random place and height, of one sign as a change of humidity leaves them.</summary>
    public Curves Air(double height)
    {
        for (int i = 0; i < 120; i++)
        {
            double at = i % 2 == 0 ? 1320 + (_random.NextDouble() * 600) : 3550 + (_random.NextDouble() * 350);
            Band(at, height * _random.NextDouble(), 6);
        }

        return Band(2349, 0.6 * height, 25);
    }

    public Spectrum Absorbance(MeasurementRole stated = MeasurementRole.Unknown, double first = 650, double last = 4000, double step = 2) =>
        Make(OrdinateUnit.Absorbance, static a => a, stated, first, last, step);

    public Spectrum PercentTransmittance() => Make(OrdinateUnit.PercentTransmittance, static a => 100 * Math.Pow(10, -a), MeasurementRole.Unknown, 4000, 650, 2);

    public Spectrum In(OrdinateUnit unit, double scale = 1, MeasurementRole stated = MeasurementRole.Unknown) => Make(unit, a => scale * a, stated, 650, 4000, 2);

    private Spectrum Make(OrdinateUnit unit, Func<double, double> from, MeasurementRole stated, double first, double last, double step)
    {
        SpectralAxis axis = SpectralAxis.Even(AxisUnit.PerCentimetre, first, last, (int)(Math.Abs(last - first) / step) + 1);
        double[] ordinates = [.. axis.Positions.ToArray().Select(x => from(_parts.Sum(part => part(x)) + (_noise * Gaussian())))];
        return Spectrum.Create(axis, unit, ordinates, new Acquisition { Role = stated }, []);
    }

    private double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
