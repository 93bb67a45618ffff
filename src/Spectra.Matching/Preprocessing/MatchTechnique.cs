using Spectra.Numerics;

namespace Spectra.Preprocessing;

/// <summary>An ATR spectrum as transmission would show it, or the inverse, chosen from how the spectrum was measured and how the other side was.</summary>
/// <param name="Target">The technique of the other side: ATR or transmission.</param>
/// <param name="IsAdvanced">Whether the shift of bands by anomalous dispersion is undone as well, or only the depth that grows with wavelength.</param>
/// <remarks>
/// <para>Simple: the lowest point taken to 0, then A' = A nu / 1000 cm-1, since the penetration depth is proportional to 1 / nu; the inverse divides. Heights become comparable, positions stay shifted.</para>
/// <para>Advanced: the absorption index k is sought whose reflection (<see cref="AttenuatedReflection"/>), with the refractive index that
/// Kramers and Kronig's relation gives for it, has the measured absorbance: start with n = 1.5, then 20 rounds of k times measured over
/// computed, after Bertie and Eysel, Appl. Spectrosc. 39 (1985) 392. A' = 4 pi nu k d / ln 10 with the path d at which weak bands at
/// 1000 cm-1 keep their height. It takes the contact as full: a poor one understates the shift. The inverse is the same optics forwards and
/// takes the transmission spectrum as that of the path d.</para>
/// <para>One diamond reflection at 45°, n = 1.5. Like techniques are left alone; gas and reflectance have no such correction and are refused.</para>
/// </remarks>
internal sealed record MatchTechnique(Technique Target, bool IsAdvanced) : IPreprocessingStep
{
    private const int Rounds = 20;
    private const double LargestIndex = 3;

    /// <summary>Below this absorbance the first guess is exact.</summary>
    private const double Negligible = 1e-7;

    public string Formula => $"technique({(Target == Technique.Atr ? "atr" : "transmission")},{(IsAdvanced ? "advanced,bertie-eysel" : "simple")},n1=2.4,n2=1.5,45deg)";

    public PreparationRefusal? Check(Spectrum spectrum) => spectrum.Acquisition.Technique switch
    {
        Technique.NotStated => new PreparationRefusal("technique-unknown", "The technique is not stated, so there is nothing to correct from: expected ATR or transmission."),
        Technique.Gas or Technique.Reflectance => new PreparationRefusal("wrong-technique", "A gas or reflectance spectrum can't be turned into ATR or transmission of a condensed sample."),
        _ => EvenAxis.Check(spectrum, "technique"),
    };

    public Spectrum Apply(Spectrum spectrum)
    {
        if (spectrum.Acquisition.Technique == Target)
        {
            return spectrum;
        }

        ReadOnlySpan<double> x = spectrum.Axis.Positions;
        double[] result = Target switch
        {
            Technique.Transmission when IsAdvanced => Invert(x, FromZero(spectrum)),
            Technique.Transmission => Scale(x, FromZero(spectrum), static nu => nu / AttenuatedReflection.ReferenceWavenumber),
            _ when IsAdvanced => Reflect(x, spectrum.Ordinates),
            _ => Scale(x, spectrum.Ordinates.ToArray(), static nu => AttenuatedReflection.ReferenceWavenumber / nu),
        };
        string direction = Target == Technique.Atr ? "transmission to ATR" : "ATR to transmission";
        SpectrumWarning made = new("technique-matched", $"Converted from {direction} ({(IsAdvanced ? "advanced" : "simple")}), one diamond reflection at 45 degrees assumed.");
        Acquisition acquisition = spectrum.Acquisition with { Technique = Target };
        return Spectrum.Create(spectrum.Axis, spectrum.Unit, result, acquisition, [.. spectrum.Warnings, made]);
    }

    private static double[] FromZero(Spectrum spectrum)
    {
        (double low, _) = OrdinateSpan.Ends(spectrum.Ordinates);
        return [.. spectrum.Ordinates.ToArray().Select(ordinate => ordinate - low)];
    }

    private static double[] Scale(ReadOnlySpan<double> x, double[] y, Func<double, double> factor)
    {
        double[] result = new double[y.Length];
        for (int i = 0; i < y.Length; i++)
        {
            result[i] = y[i] * factor(x[i]);
        }

        return result;
    }

    private static double[] Invert(ReadOnlySpan<double> x, double[] measured)
    {
        double weak = AttenuatedReflection.Absorbance(AttenuatedReflection.SampleIndex, 1e-6) / 1e-6;
        double[] k = [.. measured.Select(absorbance => Math.Min(LargestIndex, absorbance / weak))];
        for (int round = 0; round < Rounds; round++)
        {
            double[] n = AttenuatedReflection.RefractiveIndex(x, k);
            for (int i = 0; i < k.Length; i++)
            {
                if (measured[i] > Negligible)
                {
                    k[i] = Math.Min(LargestIndex, k[i] * measured[i] / AttenuatedReflection.Absorbance(Index(n[i]), k[i]));
                }
            }
        }

        double[] result = new double[k.Length];
        for (int i = 0; i < k.Length; i++)
        {
            result[i] = AttenuatedReflection.Transmission(k[i], x[i], AttenuatedReflection.EquivalentPath);
        }

        return result;
    }

    private static double[] Reflect(ReadOnlySpan<double> x, ReadOnlySpan<double> transmission)
    {
        double[] k = new double[transmission.Length];
        for (int i = 0; i < k.Length; i++)
        {
            k[i] = Math.Min(LargestIndex, AttenuatedReflection.AbsorptionIndex(transmission[i], x[i], AttenuatedReflection.EquivalentPath));
        }

        double[] n = AttenuatedReflection.RefractiveIndex(x, k);
        double[] result = new double[k.Length];
        for (int i = 0; i < k.Length; i++)
        {
            result[i] = double.IsNaN(k[i]) ? double.NaN : AttenuatedReflection.Absorbance(Index(n[i]), Math.Max(0, k[i]));
        }

        return result;
    }

    /// <summary>Beside a very strong band the sum can leave what a substance can have.</summary>
    private static double Index(double n) => Math.Clamp(n, 0.5, 3);
}
