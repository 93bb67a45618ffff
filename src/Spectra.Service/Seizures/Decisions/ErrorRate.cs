using System.Globalization;

namespace Spectra.Service.Seizures.Decisions;

/// <summary>How often a decision rule erred on one kind of spectra, as a count with its interval.</summary>
/// <param name="Kind">Which way it erred.</param>
/// <param name="Counted">What was counted as the error, in words.</param>
/// <param name="Spectra">What kind of spectra, in words; synthetic ones are named as such.</param>
/// <param name="Libraries">What they were compared with.</param>
/// <param name="Basis">What the spectra had to do with the choice of the thresholds.</param>
/// <param name="Errors">How many errors.</param>
/// <param name="Total">Of how many spectra.</param>
/// <param name="Low">The low end of the 95 % Clopper-Pearson interval, 0 to 1, 4 decimals.</param>
/// <param name="High">The high end, 0 to 1, 4 decimals.</param>
internal sealed record ErrorRate(ErrorRateKind Kind, string Counted, string Spectra, string Libraries, ErrorRateBasis Basis, int Errors, int Total, double Low, double High)
{
    /// <summary>A rate with its interval worked out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are more errors than spectra, or fewer than none.</exception>
    public static ErrorRate Of(ErrorRateKind kind, string counted, string spectra, string libraries, ErrorRateBasis basis, int errors, int total)
    {
        ClopperPearsonInterval interval = ClopperPearsonInterval.Of(errors, total);
        return new ErrorRate(kind, counted, spectra, libraries, basis, errors, total, Round(interval.Low), Round(interval.High));
    }

    /// <summary>The rate as it is printed.</summary>
    public string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Kind == ErrorRateKind.FalseAcceptance ? "False acceptance" : "False rejection")} ({Counted}): {Errors} of {Total} spectra, 95 % interval {100 * Low:F1} % to {100 * High:F1} %; {Spectra}, compared with {Libraries}; {Words(Basis)}.");

    private static string Words(ErrorRateBasis basis) => basis switch
    {
        ErrorRateBasis.InSample => "in sample: the thresholds were chosen with these spectra",
        ErrorRateBasis.CrossValidated => "cross-validated: coefficients trained without the spectrum's substance",
        ErrorRateBasis.HeldOut => "held out: these spectra had no part in any choice",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static double Round(double share) => Math.Round(share, 4, MidpointRounding.AwayFromZero);
}
