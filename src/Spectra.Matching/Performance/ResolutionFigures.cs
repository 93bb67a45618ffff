using Spectra.Numerics;
using static Spectra.Performance.CheckMeasurement;

namespace Spectra.Performance;

/// <summary>The difference in transmittance between a band and the gap beside it: what the instrument resolves.</summary>
/// <remarks>
/// Judged only where the measurement states transmission and a resolution of 2 cm-1 or finer, for which the limits were published; else the value is given for the record. The difference also falls with a film thinner than the source's,
/// and more so with a thick or scattering one (Hoult, Perston and Spragg, Spectroscopy 28 (2), 2013): never a reason alone to doubt a scale.
/// </remarks>
internal static class ResolutionFigures
{
    private const string Unit = "% transmittance";
    private const double FinestAsked = 2;
    private const double GapSearch = 3;
    private const double Ln10 = 2.302585092994045684;

    /// <summary>One figure a pair, in the standard's order.</summary>
    public static IEnumerable<PerformanceFigure> Of(CheckMeasurement check) => check.Criteria.Standard.ResolutionPairs.Select(pair => Of(check, pair));

    private static PerformanceFigure Of(CheckMeasurement check, ResolutionPair pair)
    {
        string between = $"{Text(pair.Gap, "G5")} and {Text(pair.Band, "G5")} cm-1";
        string name = $"Resolution between {between}";
        (_, double[] band) = check.Curve.Within(pair.Band - GapSearch + check.Displacement, pair.Band + GapSearch + check.Displacement);
        (_, double[] gap) = check.Curve.Within(pair.Gap - GapSearch + check.Displacement, pair.Gap + GapSearch + check.Displacement);
        if (band.Length == 0 || gap.Length == 0)
        {
            return PerformanceFigure.Unknown(name, Unit, $"The resolution was not judged between {between}: no points were measured there.");
        }

        double difference = 100 * (PortableMath.Exp(-Ln10 * gap.Min()) - PortableMath.Exp(-Ln10 * band.Max()));
        if (check.Technique != Technique.Transmission || check.Resolution is not <= FinestAsked)
        {
            return PerformanceFigure.Unknown(name, Unit, $"The difference of {Text(difference, "F1")} % transmittance between {between} is for the record: it tells the resolution only in transmission, stated to be measured at {FinestAsked} cm-1 or finer.", difference);
        }

        return PerformanceFigure.Of(name, difference, Unit, pair.LeastDifference, null, passes =>
            $"The transmittance differs by {Text(difference, "F1")} % between {between}, {(passes ? "at least" : "less than")} {Text(pair.LeastDifference, "G3")} %."
            + (passes ? "" : " Check that the film is about 0.04 mm thick; if it is, the instrument resolves too little and needs service."));
    }
}
