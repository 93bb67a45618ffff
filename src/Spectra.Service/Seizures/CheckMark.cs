using Spectra.Service.Identification;

namespace Spectra.Service.Seizures;

/// <summary>How a measurement is shown at a glance that may be one of the check standard.</summary>
internal static class CheckMark
{
    /// <summary>The mark of the performance check; where there is none, or an alert put a verdict beside it, that of the verdict.</summary>
    public static VerdictMark Of(IdentificationReport? report, NewPerformanceCheck? check) => report is not null ? VerdictMark.Of(report) : check?.Verdict switch
    {
        null => VerdictMark.Of(null),
        NewPerformanceCheck.Passed => new("○", "PERFORMANCE CHECK PASSED", check.Standard, VerdictUrgency.None),
        NewPerformanceCheck.Failed => new("!", "PERFORMANCE CHECK FAILED", check.Standard, VerdictUrgency.Repeat),
        _ => new("◇", "PERFORMANCE CHECK NOT ASSESSABLE", check.Standard, VerdictUrgency.Open),
    };
}
