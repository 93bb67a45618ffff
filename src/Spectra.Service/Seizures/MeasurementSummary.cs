using System.Collections.Immutable;

namespace Spectra.Service.Seizures;

/// <summary>A measurement in a list: with the role that is valid now and its latest analysis.</summary>
/// <param name="Measurement">The measurement.</param>
/// <param name="Role">The role that is valid now.</param>
/// <param name="Latest">The latest analysis; null where there is none.</param>
/// <param name="Check">What it says of the instrument; null where it is no check.</param>
/// <param name="Sequence">What was measured around it, with what is out of order; null before its session has ended, and where it is no sample.</param>
/// <param name="Findings">Every row of it that is not as it was recorded, a sentence each.</param>
internal sealed record MeasurementSummary(Measurement Measurement, MeasurementRole Role, Analysis? Latest, NewPerformanceCheck? Check, MeasurementSequence? Sequence, ImmutableArray<string> Findings)
{
    /// <summary>Whether the rows this is made of, and the bytes as received, are as they were recorded.</summary>
    public bool IsIntact => Findings.IsEmpty;
}
