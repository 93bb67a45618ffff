namespace Spectra.Roles;

/// <summary>A spectrum as absorbance against rising wavenumber on an even grid, with its noise: all that the inference of roles looks at.</summary>
internal sealed class AbsorbanceCurve
{
    /// <summary>The grid's step in cm-1: finer than any band of a solid or liquid is wide.</summary>
    public const double Step = 2;

    private const double LowestTransmittance = 1e-4;
    private const double First = 400;
    private const double Last = 4000;
    private const double ShortestRange = 300;
    private const int FewestPoints = 64;

    private readonly double[] _absorbance;

    private AbsorbanceCurve(double first, double[] absorbance, double noise, bool isScaled)
    {
        (FirstWavenumber, _absorbance, Noise, IsScaled) = (first, absorbance, noise, isScaled);
    }

    /// <summary>The wavenumber of the first point.</summary>
    public double FirstWavenumber { get; }

    /// <summary>The wavenumber of the last point.</summary>
    public double LastWavenumber => FirstWavenumber + (Step * (_absorbance.Length - 1));

    /// <summary>The absorbance at each grid point.</summary>
    public ReadOnlySpan<double> Absorbance => _absorbance;

    /// <summary>The standard deviation of the noise of one measured point: 1.4826 times the median size of the second differences over the square root of 6, in the quietest quarter of the spectrum.</summary>
    public double Noise { get; }

    /// <summary>Whether the ordinates are absorbance, so that heights in it mean something; else only their ratio to the noise does.</summary>
    public bool IsScaled { get; }

    /// <summary>The curve of a spectrum within 400 to 4000 cm-1, or null where it is too short or its axis is not optical.</summary>
    public static AbsorbanceCurve? Of(Spectrum spectrum)
    {
        if (!spectrum.Axis.Unit.IsOptical || spectrum.Unit == OrdinateUnit.Interferogram)
        {
            return null;
        }

        List<(double Wavenumber, double Absorbance)> points = [];
        for (int i = 0; i < spectrum.Count; i++)
        {
            double wavenumber = Wavenumber.From(spectrum.Axis.Positions[i], spectrum.Axis.Unit).PerCentimetre;
            double absorbance = ToAbsorbance(spectrum.Ordinates[i], spectrum.Unit);
            if (wavenumber is >= First and <= Last && double.IsFinite(absorbance))
            {
                points.Add((wavenumber, absorbance));
            }
        }

        if (points.Count < FewestPoints)
        {
            return null;
        }

        points.Sort(static (a, b) => a.Wavenumber.CompareTo(b.Wavenumber));
        return points[^1].Wavenumber - points[0].Wavenumber < ShortestRange
            ? null
            : new AbsorbanceCurve(points[0].Wavenumber, OnGrid(points), NoiseOf(points), IsAbsorbance(spectrum.Unit));
    }

    /// <summary>The same curve with every wavenumber higher by so many cm-1.</summary>
    public AbsorbanceCurve Displaced(double by) => new(FirstWavenumber + by, _absorbance, Noise, IsScaled);

    private static bool IsAbsorbance(OrdinateUnit unit) =>
        unit == OrdinateUnit.Absorbance || unit == OrdinateUnit.LogInverseReflectance || IsFraction(unit) || IsPercent(unit);

    private static bool IsFraction(OrdinateUnit unit) => unit == OrdinateUnit.Transmittance || unit == OrdinateUnit.Reflectance;

    private static bool IsPercent(OrdinateUnit unit) => unit == OrdinateUnit.PercentTransmittance || unit == OrdinateUnit.PercentReflectance;

    // A = -log10 T; at and below 0.01 % transmittance nothing more is told apart.
    private static double ToAbsorbance(double ordinate, OrdinateUnit unit) =>
        IsFraction(unit) ? -Math.Log10(Math.Max(ordinate, LowestTransmittance))
        : IsPercent(unit) ? -Math.Log10(Math.Max(ordinate / 100, LowestTransmittance))
        : ordinate;

    /// <summary>The mean of the points within half a step of each grid position, or the straight line between the neighbours where none is.</summary>
    private static double[] OnGrid(List<(double Wavenumber, double Absorbance)> points)
    {
        double first = points[0].Wavenumber;
        double[] grid = new double[(int)((points[^1].Wavenumber - first) / Step) + 1];
        int next = 0;
        for (int i = 0; i < grid.Length; i++)
        {
            double position = first + (i * Step);
            double sum = 0;
            int count = 0;
            for (; next < points.Count && points[next].Wavenumber < position + (Step / 2); next++)
            {
                sum += points[next].Absorbance;
                count++;
            }

            grid[i] = count > 0 ? sum / count : Between(points[Math.Max(next - 1, 0)], points[Math.Min(next, points.Count - 1)], position);
        }

        return grid;
    }

    private static double Between((double Wavenumber, double Absorbance) a, (double Wavenumber, double Absorbance) b, double position) =>
        b.Wavenumber > a.Wavenumber ? a.Absorbance + ((b.Absorbance - a.Absorbance) * (position - a.Wavenumber) / (b.Wavenumber - a.Wavenumber)) : a.Absorbance;

    private static double NoiseOf(List<(double Wavenumber, double Absorbance)> points)
    {
        const int Parts = 12;
        List<double> noises = [];
        for (int part = 0; part < Parts; part++)
        {
            int start = points.Count * part / Parts;
            int end = points.Count * (part + 1) / Parts;
            List<double> seconds = [];
            for (int i = start + 1; i < end - 1; i++)
            {
                seconds.Add(Math.Abs(points[i - 1].Absorbance - (2 * points[i].Absorbance) + points[i + 1].Absorbance));
            }

            if (seconds.Count > 0)
            {
                seconds.Sort();
                noises.Add(seconds[seconds.Count / 2] * 1.4826 / Math.Sqrt(6));
            }
        }

        noises.Sort();
        return noises.Count > 0 ? noises[noises.Count / 4] : 0;
    }
}
