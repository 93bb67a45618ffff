using System.Collections.Immutable;
using System.Globalization;
using Spectra.Numerics;

namespace Spectra.Preprocessing;

/// <summary>Ordinates as absorbance or as what is proportional to it.</summary>
/// <remarks>
/// Transmittance T: A = -log10 T, T clipped to at least 0.001 (A at most 3: paper charts and detectors say nothing beyond).
/// Reflectance R: Kubelka-Munk (1 - R)² / 2R, R clipped to [0.001, 1]; it is proportional to the absorption coefficient of a diffuse layer,
/// so reflectance can be compared with its like and, with a warning, with absorbance. log10(1/R) is taken as apparent absorbance.
/// An absorption coefficient is proportional to absorbance and every score ignores the factor.
/// </remarks>
internal sealed record ToAbsorbance : IPreprocessingStep
{
    private const double Floor = 0.001;

    /// <summary>No instrument and no unit in use gives ordinates beyond this: such numbers are damage.</summary>
    private const double LargestOrdinate = 1e12;

    /// <summary>Above this, a "transmittance" can only be a percentage: a real one stays near 1 even with noise and a poor background.</summary>
    private const double PercentEvidence = 2;

    public string Formula => "to-absorbance(transmittance:-log10,floor=0.001;reflectance:kubelka-munk,floor=0.001)";

    public PreparationRefusal? Check(Spectrum spectrum)
    {
        OrdinateUnit unit = spectrum.Unit;
        if (unit == OrdinateUnit.NotStated)
        {
            return new PreparationRefusal("unit-unknown", "The unit of the ordinates is not stated and can't be inferred: expected absorbance, transmittance or reflectance.");
        }

        if (unit == OrdinateUnit.SingleBeam || unit == OrdinateUnit.Interferogram)
        {
            return new PreparationRefusal("wrong-technique", $"The ordinates are a {unit.Stated}: no ratio to a background has been taken, so there is no absorbance to compare.");
        }

        if (!IsComparable(unit))
        {
            return new PreparationRefusal("wrong-technique", $"The ordinates are in '{unit.Stated}': expected absorbance, transmittance, reflectance or an absorption coefficient.");
        }

        foreach (double ordinate in spectrum.Ordinates)
        {
            if (Math.Abs(ordinate) > LargestOrdinate)
            {
                return new PreparationRefusal("ordinates-damaged", string.Create(CultureInfo.InvariantCulture, $"An ordinate is {ordinate:G3}: no measurement gives such numbers."));
            }
        }

        return null;
    }

    public Spectrum Apply(Spectrum spectrum)
    {
        (double scale, ImmutableArray<SpectrumWarning> warnings) = Scale(spectrum);
        bool isReflectance = spectrum.Unit == OrdinateUnit.Reflectance || spectrum.Unit == OrdinateUnit.PercentReflectance;
        double[] ordinates = spectrum.Ordinates.ToArray();
        for (int i = 0; i < ordinates.Length; i++)
        {
            ordinates[i] = Convert(ordinates[i] * scale, spectrum.Unit);
        }

        if (isReflectance)
        {
            warnings = warnings.Add(new SpectrumWarning("kubelka-munk", "Reflectance was turned into the Kubelka-Munk function (1 - R)²/2R to be compared."));
        }

        OrdinateUnit unit = isReflectance ? OrdinateUnit.KubelkaMunk : IsTransmittance(spectrum.Unit) ? OrdinateUnit.Absorbance : spectrum.Unit;
        return Spectrum.Create(spectrum.Axis, unit, ordinates, spectrum.Acquisition, spectrum.Warnings.AddRange(warnings));
    }

    private static bool IsComparable(OrdinateUnit unit) =>
        unit == OrdinateUnit.Absorbance || unit == OrdinateUnit.AbsorptionCoefficient || IsTransmittance(unit) || unit.IsReflectance;

    private static bool IsTransmittance(OrdinateUnit unit) => unit == OrdinateUnit.Transmittance || unit == OrdinateUnit.PercentTransmittance;

    private static double Convert(double ordinate, OrdinateUnit unit)
    {
        if (double.IsNaN(ordinate))
        {
            return double.NaN;
        }

        if (IsTransmittance(unit))
        {
            return -PortableMath.Log10(Math.Max(ordinate, Floor));
        }

        if (unit == OrdinateUnit.Reflectance || unit == OrdinateUnit.PercentReflectance)
        {
            double reflectance = Math.Clamp(ordinate, Floor, 1);
            return (1 - reflectance) * (1 - reflectance) / (2 * reflectance);
        }

        return ordinate;
    }

    /// <summary>The factor to a fraction, and the stated correction where numbers and unit contradict each other.</summary>
    private static (double Scale, ImmutableArray<SpectrumWarning> Warnings) Scale(Spectrum spectrum)
    {
        if (spectrum.Unit == OrdinateUnit.PercentTransmittance || spectrum.Unit == OrdinateUnit.PercentReflectance)
        {
            return (0.01, []);
        }

        if (spectrum.Unit != OrdinateUnit.Transmittance && spectrum.Unit != OrdinateUnit.Reflectance)
        {
            return (1, []);
        }

        double[] present = [.. spectrum.Ordinates.ToArray().Where(ordinate => !double.IsNaN(ordinate)).Order()];
        double high = present[(int)(0.9 * (present.Length - 1))];
        return high <= PercentEvidence
            ? (1, [])
            : (0.01, [new SpectrumWarning(
                "percent-assumed",
                string.Create(CultureInfo.InvariantCulture, $"The ordinates are stated as {spectrum.Unit.Id} but reach {high:G4}: taken as per cent."))]);
    }
}
