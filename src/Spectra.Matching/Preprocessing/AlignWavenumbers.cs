using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Spectra.Preprocessing;

/// <summary>The axis moved so that the spectrum lies best on a reference; reported, never silent, and never by more than twice the resolution.</summary>
/// <remarks>
/// Both are read off a grid of 1 cm-1; the shift is the whole-number lag at which the central differences over 4 cm-1 correlate best over the
/// common points, refined by the parabola through its neighbours. A larger shift than the cap is no correction but an instrument that needs
/// service: the spectrum stays as it is, with a warning. A resolution that is not stated counts as 4 cm-1.
/// </remarks>
internal sealed record AlignWavenumbers : IPreprocessingStep
{
    private const double UsualResolution = 4;
    private const double CapInResolutions = 2;
    private const int Beyond = 4;
    private const int FewestCommon = 200;

    private readonly double[] _differences;
    private readonly int _first;
    private readonly string _identity;

    /// <summary>Aligns to a reference.</summary>
    /// <param name="reference">The reference in ascending cm-1 and absorbance.</param>
    public AlignWavenumbers(Spectrum reference)
    {
        (_differences, _first) = Differences(reference);
        byte[] bytes = new byte[16 * reference.Count];
        for (int i = 0; i < reference.Count; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(16 * i), reference.Axis.Positions[i]);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan((16 * i) + 8), reference.Ordinates[i]);
        }

        _identity = Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    public string Formula => $"align(reference={_identity},differences over 4 cm-1,cap=2x resolution)";

    public PreparationRefusal? Check(Spectrum spectrum)
    {
        (double[] differences, int first) = Differences(spectrum);
        return Correlation(differences, first, 0) is null
            ? new PreparationRefusal("too-short-range", $"The spectrum and the reference of align have fewer than {FewestCommon} cm-1 in common.")
            : null;
    }

    public Spectrum Apply(Spectrum spectrum)
    {
        (double[] differences, int first) = Differences(spectrum);
        double cap = CapInResolutions * (spectrum.Acquisition.ResolutionPerCentimetre ?? UsualResolution);
        int reach = (int)Math.Ceiling(cap) + Beyond;
        double[] correlations = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(lag => Correlation(differences, first, lag) ?? -1)];
        int best = Array.IndexOf(correlations, correlations.Max());
        double shift = best - reach + Vertex(correlations, best);
        if (Math.Abs(shift) > cap)
        {
            return spectrum.Restated(spectrum.Axis.Unit, spectrum.Unit, spectrum.Acquisition, new SpectrumWarning(
                "shift-beyond-cap",
                FormattableString.Invariant($"The spectrum lies {-shift:F1} cm-1 or more beside the reference, more than twice its resolution ({cap:F0} cm-1): not corrected; check the instrument's wavenumber scale.")));
        }

        double[] positions = [.. spectrum.Axis.Positions.ToArray().Select(x => x + shift)];
        return Spectrum.Create(
            SpectralAxis.Explicit(AxisUnit.PerCentimetre, positions), spectrum.Unit, spectrum.Ordinates, spectrum.Acquisition,
            [.. spectrum.Warnings, new SpectrumWarning("wavenumber-shift", FormattableString.Invariant($"The axis was moved by {shift:+0.00;-0.00;0.00} cm-1 to the reference (correlation {correlations[best]:F3})."))]);
    }

    /// <summary>Where the parabola through a maximum and its neighbours has its vertex, in steps from the maximum.</summary>
    private static double Vertex(double[] values, int best)
    {
        if (best == 0 || best == values.Length - 1)
        {
            return 0;
        }

        double curvature = values[best - 1] - (2 * values[best]) + values[best + 1];
        return curvature < 0 ? 0.5 * (values[best - 1] - values[best + 1]) / curvature : 0;
    }

    /// <summary>The correlation with the spectrum moved up by <paramref name="lag"/> cm-1; null where too little is common.</summary>
    private double? Correlation(double[] differences, int first, int lag)
    {
        (double n, double sx, double sy, double sxx, double syy, double sxy) = (0, 0, 0, 0, 0, 0);
        for (int i = 0; i < _differences.Length; i++)
        {
            int j = i + _first - first - lag;
            if (j < 0 || j >= differences.Length || double.IsNaN(differences[j]) || double.IsNaN(_differences[i]))
            {
                continue;
            }

            (double x, double y) = (_differences[i], differences[j]);
            (n, sx, sy, sxx, syy, sxy) = (n + 1, sx + x, sy + y, sxx + (x * x), syy + (y * y), sxy + (x * y));
        }

        double variance = (sxx - (sx * sx / n)) * (syy - (sy * sy / n));
        return n < FewestCommon ? null : variance > 0 ? (sxy - (sx * sy / n)) / Math.Sqrt(variance) : 0;
    }

    /// <summary>Central differences over 4 cm-1 on whole wavenumbers, and the wavenumber of the first.</summary>
    private static (double[] Differences, int First) Differences(Spectrum spectrum)
    {
        int first = (int)Math.Ceiling(spectrum.Axis.First);
        int count = Math.Max(5, (int)Math.Floor(spectrum.Axis.Last) - first + 1);
        Spectrum even = new Resample(SpectralGrid.Create(Math.Max(1, first), 1, count)).Apply(spectrum);
        double[] differences = new double[count];
        Array.Fill(differences, double.NaN);
        for (int i = 2; i + 2 < count; i++)
        {
            differences[i] = even.Ordinates[i + 2] - even.Ordinates[i - 2];
        }

        return (differences, Math.Max(1, first));
    }
}
