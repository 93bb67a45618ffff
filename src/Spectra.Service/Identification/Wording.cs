using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Search;

namespace Spectra.Service.Identification;

/// <summary>The sentences of a verdict, generated from the decision: never more than infrared can say, never a clearance.</summary>
internal static class Wording
{
    private const string NotProof = "Not proof: laboratory confirmation required. Other substances, including dangerous ones at low amounts, may be present.";

    private const string NotSafe = "This does NOT mean safe or legal. Fentanils, nitazenes, LSD and toxins cannot be excluded by infrared.";

    private const string Synthetic = " SYNTHETIC library: training and demonstration only, never evidence.";

    /// <summary>The statement of a verdict.</summary>
    public static string Of(Verdict verdict, SpectrumQuality quality, HitList hits, MeasurementRole role)
    {
        string statement = verdict switch
        {
            Verdict.PresumptiveMatch => $"Screening result. Presumptive: consistent with {Names(hits, verdict.Ids)} (salt, isomer and form not determined). {NotProof}",
            Verdict.Inconclusive => $"Screening result. Inconclusive: consistent with any of {Names(hits, verdict.Ids)}; this measurement can't separate them. {NotProof}",
            Verdict.NoMatch => $"Not identified: like nothing in the library{Nearest(hits)}. {NotSafe}",
            Verdict.Unusable => $"No answer: {quality.Sentence.TrimEnd('.')}. Measure again. {NotSafe}",
            Verdict.NotIdentifiable => NotASample(role),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return hits.Hits.Any(hit => hit.Reference.IsSynthetic) ? statement + Synthetic : statement;
    }

    /// <summary>Why no probability is given.</summary>
    public static string CalibrationDomain => "none: this version ships no calibration, so no probability is given";

    private static string NotASample(MeasurementRole role) => role switch
    {
        MeasurementRole.Background => "A background (single beam), not a sample: no verdict.",
        MeasurementRole.Blank => $"A blank: no features to identify, no verdict. {NotSafe}",
        _ => $"What is stated of this measurement and what it shows contradict each other: a person must say whether it is a sample. {NotSafe}",
    };

    private static string Names(HitList hits, ImmutableArray<string> ids) =>
        string.Join(", ", ids.Select(id => hits.Hits.First(hit => hit.Reference.Id == id).Reference.Substance.Name));

    private static string Nearest(HitList hits) =>
        hits.Hits.Length == 0 ? ", which holds nothing of this range" : FormattableString.Invariant($" (nearest: {hits.Hits[0].Reference.Substance.Name}, {hits.Hits[0].Hqi.Value:F2}, too unlike)");
}
