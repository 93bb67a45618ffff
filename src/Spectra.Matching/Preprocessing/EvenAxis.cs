namespace Spectra.Preprocessing;

/// <summary>What the steps that need an even axis ask of it.</summary>
internal static class EvenAxis
{
    /// <summary>How far a spacing may lie from the mean spacing, as a share of it.</summary>
    private const double Tolerance = 0.01;

    private const int FewestPoints = 16;

    /// <summary>The mean spacing in cm-1.</summary>
    public static double Step(Spectrum spectrum) => (spectrum.Axis.Last - spectrum.Axis.First) / (spectrum.Count - 1);

    /// <summary>Why a step can't work on this axis; null when it can.</summary>
    public static PreparationRefusal? Check(Spectrum spectrum, string step)
    {
        ReadOnlySpan<double> x = spectrum.Axis.Positions;
        if (x.Length - spectrum.MissingCount < FewestPoints)
        {
            return new PreparationRefusal("too-short-range", $"{step} needs at least {FewestPoints} points: {x.Length - spectrum.MissingCount} are there.");
        }

        double spacing = Step(spectrum);
        for (int i = 0; i + 1 < x.Length; i++)
        {
            if (Math.Abs(x[i + 1] - x[i] - spacing) > Tolerance * spacing)
            {
                return new PreparationRefusal("axis-not-even", FormattableString.Invariant($"{step} needs an even axis, but the points at {x[i]:F2} and {x[i + 1]:F2} cm-1 are not {spacing:F2} apart: resample first."));
            }
        }

        return null;
    }

    /// <summary>The spectrum with other ordinates on the same axis, and what was done to it.</summary>
    public static Spectrum With(this Spectrum spectrum, double[] ordinates, params ReadOnlySpan<SpectrumWarning> added) =>
        Spectrum.Create(spectrum.Axis, spectrum.Unit, ordinates, spectrum.Acquisition, [.. spectrum.Warnings, .. added]);
}
