using Spectra.Numerics;

namespace Spectra.Preprocessing;

/// <summary>The optics of one attenuated reflection at 45° on diamond (n 2.40), unpolarised, of an isotropic sample thicker than the wave reaches.</summary>
internal static class AttenuatedReflection
{
    /// <summary>The refractive index of an organic sample far from its bands.</summary>
    public const double SampleIndex = 1.5;

    /// <summary>The wavenumber at which both corrections leave a weak band's height as it was.</summary>
    public const double ReferenceWavenumber = 1000;

    private const double CrystalIndex = 2.40;
    private const double SineSquared = 0.5;
    private const double Ln10 = 2.302585092994045684;
    private const double Pi = 3.14159265358979323846;

    /// <summary>The transmission path in cm that absorbs as much as the reflection does in a weak band at <see cref="ReferenceWavenumber"/>.</summary>
    public static double EquivalentPath { get; } = Absorbance(SampleIndex, 1e-6) / Transmission(1e-6, ReferenceWavenumber, 1);

    /// <summary>The absorbance of the reflection, -log10((R_s + R_p) / 2), for a sample of index n + ik.</summary>
    /// <remarks>Fresnel's r_s = (c - q) / (c + q), c = n₁ cos 45°, q = sqrt((n + ik)² - n₁² sin² 45°); at 45° r_p = r_s², so that R_p = R_s².</remarks>
    public static double Absorbance(double n, double k)
    {
        double a = (n * n) - (k * k) - (CrystalIndex * CrystalIndex * SineSquared);
        double b = 2 * n * k;
        double size = Math.Sqrt((a * a) + (b * b));
        (double re, double im) = a > 0
            ? (Math.Sqrt((size + a) / 2), b / 2 / Math.Sqrt((size + a) / 2))
            : (b / 2 / Math.Sqrt((size - a) / 2), Math.Sqrt((size - a) / 2));
        double c = CrystalIndex * Math.Sqrt(1 - SineSquared);
        double reflected = (((c - re) * (c - re)) + (im * im)) / (((c + re) * (c + re)) + (im * im));
        return -PortableMath.Log10(Math.Max(1e-12, (reflected + (reflected * reflected)) / 2));
    }

    /// <summary>The absorbance of a path in cm in transmission: 4 pi nu k d / ln 10.</summary>
    public static double Transmission(double k, double wavenumber, double path) => 4 * Pi * wavenumber * k * path / Ln10;

    /// <summary>The index k of a transmission absorbance over a path in cm.</summary>
    public static double AbsorptionIndex(double absorbance, double wavenumber, double path) => absorbance * Ln10 / (4 * Pi * wavenumber * path);

    /// <summary>The refractive index that belongs to k, by Kramers and Kronig's relation over the points that are present.</summary>
    /// <remarks>n_i = 1.5 + (2/pi) 2h sum nu_j k_j / (nu_j² - nu_i²) over every second j (Maclaurin's formula: Ohta and Ishida, Appl. Spectrosc. 42 (1988) 952). Missing points count as k = 0.</remarks>
    public static double[] RefractiveIndex(ReadOnlySpan<double> wavenumbers, ReadOnlySpan<double> k)
    {
        double step = (wavenumbers[^1] - wavenumbers[0]) / (wavenumbers.Length - 1);
        double[] squares = new double[k.Length];
        double[] weighted = new double[k.Length];
        for (int i = 0; i < k.Length; i++)
        {
            squares[i] = wavenumbers[i] * wavenumbers[i];
            weighted[i] = double.IsNaN(k[i]) ? 0 : wavenumbers[i] * k[i];
        }

        double[] n = new double[k.Length];
        for (int i = 0; i < n.Length; i++)
        {
            double sum = 0;
            for (int j = (i + 1) % 2; j < n.Length; j += 2)
            {
                sum += weighted[j] / (squares[j] - squares[i]);
            }

            n[i] = SampleIndex + (4 / Pi * step * sum);
        }

        return n;
    }
}
