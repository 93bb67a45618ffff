using Spectra.Numerics;

namespace Spectra.Preprocessing;

/// <summary>A sharper spectrum broadened to a coarser resolution.</summary>
/// <param name="Target">The full width at half height to reach, in cm-1.</param>
/// <param name="Source">The full width of the spectrum where the source states none; null refuses such a spectrum.</param>
/// <remarks>
/// Apodisation: both instruments' lines are taken as Gaussian, so that widths add in squares and the kernel is a Gaussian of full width
/// sqrt(target² - source²), cut at three standard deviations and normalised over the points that are present. A spectrum as coarse as the
/// target or coarser stays as it is: sharpening would invent structure.
/// </remarks>
internal sealed record MatchResolution(double Target, double? Source) : IPreprocessingStep
{
    /// <summary>Full width at half height over the standard deviation of a Gaussian, 2 sqrt(2 ln 2).</summary>
    private const double WidthOverDeviation = 2.3548200450309493;

    public string Formula => FormattableString.Invariant($"resolution(target={Target:R},gaussian,source=stated{(Source is { } source ? FormattableString.Invariant($" else {source:R}") : "")})");

    public PreparationRefusal? Check(Spectrum spectrum) =>
        spectrum.Acquisition.ResolutionPerCentimetre is null && Source is null
            ? new PreparationRefusal("resolution-unknown", "The resolution is not stated: give it as the second number of resolution(target, source).")
            : EvenAxis.Check(spectrum, "resolution");

    public Spectrum Apply(Spectrum spectrum)
    {
        double source = spectrum.Acquisition.ResolutionPerCentimetre ?? Source!.Value;
        if (source >= Target)
        {
            return spectrum;
        }

        double deviation = Math.Sqrt((Target * Target) - (source * source)) / WidthOverDeviation / EvenAxis.Step(spectrum);
        double[] kernel = new double[(int)Math.Ceiling(3 * deviation) + 1];
        for (int i = 0; i < kernel.Length; i++)
        {
            kernel[i] = PortableMath.Exp(-0.5 * i * i / (deviation * deviation));
        }

        SpectrumWarning made = new("resolution-matched", FormattableString.Invariant($"Broadened from {source:R} to {Target:R} cm-1 by a Gaussian."));
        Acquisition acquisition = spectrum.Acquisition with { ResolutionPerCentimetre = Target };
        return Spectrum.Create(spectrum.Axis, spectrum.Unit, Convolve(spectrum.Ordinates, kernel), acquisition, [.. spectrum.Warnings, made]);
    }

    /// <summary>The convolution with a symmetric kernel given from its centre, within each run of present points.</summary>
    private static double[] Convolve(ReadOnlySpan<double> y, double[] kernel)
    {
        double[] result = y.ToArray();
        foreach ((int start, int end) in Coverage.Of(y).Runs)
        {
            for (int i = start; i < end; i++)
            {
                (double sum, double weight) = (0, 0);
                for (int j = Math.Max(start, i - kernel.Length + 1); j < Math.Min(end, i + kernel.Length); j++)
                {
                    sum += kernel[Math.Abs(j - i)] * y[j];
                    weight += kernel[Math.Abs(j - i)];
                }

                result[i] = sum / weight;
            }
        }

        return result;
    }
}
