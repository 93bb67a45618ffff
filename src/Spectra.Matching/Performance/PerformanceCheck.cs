using System.Collections.Immutable;
using static Spectra.Performance.CheckMeasurement;

namespace Spectra.Performance;

/// <summary>Judges an instrument by a measurement of a check standard.</summary>
/// <remarks>Pure and thread-safe; the same measurement and criteria give the same result.</remarks>
public static class PerformanceCheck
{
    private const string RecognitionName = "Recognition";

    /// <summary>Holds a check measurement against its criteria.</summary>
    /// <remarks>
    /// Failed where any figure failed. Passed where none did and all of this was judged: the standard was recognised, more than half of its bands were measured and span more than half of its range, and so were noise, baseline and strongest band.
    /// Resolution and energy fail an instrument but are not needed to pass: many measurements do not allow them, and the sentence says how many figures were not judged. Everything else is not assessable.
    /// </remarks>
    /// <param name="check">The measurement of the standard, in absorbance, transmittance or reflectance.</param>
    /// <param name="criteria">What must be reached.</param>
    /// <param name="background">The single beam the measurement was ratioed against, where there is one.</param>
    /// <exception cref="ArgumentException">The standard has fewer than two bands.</exception>
    public static PerformanceCheckResult Evaluate(Spectrum check, PerformanceCriteria criteria, Spectrum? background = null)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(criteria);
        if (criteria.Standard.Bands.Length < 2)
        {
            throw new ArgumentException($"The check standard '{criteria.Standard.Name}' has {criteria.Standard.Bands.Length} band(s): at least two are needed.", nameof(criteria));
        }

        PerformanceFigure[] energies = [.. EnergyFigures.Of(criteria, background)];
        Technique technique = check.Acquisition.Technique == Technique.NotStated ? criteria.AssumedTechnique : check.Acquisition.Technique;
        if (Hindrance(check, technique) is { } hindrance)
        {
            return Whole(criteria, [], [PerformanceFigure.Unknown(RecognitionName, "", hindrance), .. energies]);
        }

        if (Recognition.Displacement(check, criteria.Standard) is not { } displacement)
        {
            return Whole(criteria, [], [PerformanceFigure.Unknown(RecognitionName, "", NotRecognised(criteria.Standard)), .. energies]);
        }

        CheckMeasurement measurement = new(CheckCurve.Of(check), criteria, technique, check.Acquisition.ResolutionPerCentimetre, displacement);
        ImmutableArray<PerformanceFigure> bands = [.. BandFigures.Of(measurement)];
        PerformanceFigure recognised = new(RecognitionName, null, "", null, null, FigureVerdict.Passed, $"All {bands.Length} bands of the {criteria.Standard.Name} are there.");
        return Whole(criteria, bands, [recognised, .. bands, .. ResolutionFigures.Of(measurement), OrdinateFigures.Noise(measurement), OrdinateFigures.Baseline(measurement), OrdinateFigures.Strongest(measurement), .. energies]);
    }

    private static string? Hindrance(Spectrum check, Technique technique) =>
        technique is Technique.Gas or Technique.Reflectance ? $"The measurement was not judged: its technique is {(technique == Technique.Gas ? "gas" : "reflectance")}, in which the published positions do not hold. Measure in transmission or by attenuated total reflection."
        : !CheckCurve.CanBeMadeFrom(check) ? $"The measurement was not judged: its units ({check.Axis.Unit}, {check.Unit}) can't be turned into wavenumbers and absorbance. Export it as absorbance against 1/cm."
        : null;

    private static string NotRecognised(CheckStandard standard) =>
        $"The {standard.Name} was not recognised: its {standard.Bands.Length} bands from {Text(standard.Span.To, "F1")} to {Text(standard.Span.From, "F1")} cm-1 are not all there, or there are others. Put the standard in place, check its contact and the measured range, and measure again.";

    private static PerformanceCheckResult Whole(PerformanceCriteria criteria, ImmutableArray<PerformanceFigure> bands, ImmutableArray<PerformanceFigure> figures)
    {
        string name = criteria.Standard.Name;
        PerformanceFigure[] failed = [.. figures.Where(static figure => figure.Verdict == FigureVerdict.Failed)];
        int unknown = figures.Count(static figure => figure.Verdict == FigureVerdict.NotAssessable);
        string unjudged = unknown == 0 ? "" : $" {unknown} of {figures.Length} figures were not judged.";
        if (failed.Length > 0)
        {
            return new PerformanceCheckResult(PerformanceVerdict.Failed, figures, $"The performance check with the {name} failed: {string.Join("; ", failed.Select(static figure => figure.Name))}. {failed[0].Sentence}{unjudged}");
        }

        return IsEnough(criteria.Standard, bands, figures)
            ? new PerformanceCheckResult(PerformanceVerdict.Passed, figures, $"The performance check with the {name} passed.{unjudged}")
            : new PerformanceCheckResult(PerformanceVerdict.NotAssessable, figures, $"The performance check with the {name} could not be judged. {figures.First(static figure => figure.Verdict == FigureVerdict.NotAssessable).Sentence}{unjudged}");
    }

    private static bool IsEnough(CheckStandard standard, ImmutableArray<PerformanceFigure> bands, ImmutableArray<PerformanceFigure> figures)
    {
        double[] judged = [.. standard.Bands.Zip(bands).Where(static pair => pair.Second.Verdict == FigureVerdict.Passed).Select(static pair => pair.First.Position)];
        return 2 * judged.Length > standard.Bands.Length
            && 2 * (judged.Max() - judged.Min()) > standard.Span.To - standard.Span.From
            && figures.Where(static figure => figure.Name is OrdinateFigures.NoiseName or OrdinateFigures.BaselineName or OrdinateFigures.StrongestName).All(static figure => figure.Verdict == FigureVerdict.Passed);
    }
}
