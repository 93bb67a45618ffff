using System.Collections.Immutable;
using Spectra.Confidence;
using Spectra.Explanation;
using Spectra.Mixtures;
using Spectra.Roles;
using Spectra.Search;

namespace Spectra.Service.Identification;

/// <summary>The sentences of a verdict, generated from the decision: never more than infrared can say, never a clearance.</summary>
internal static class Wording
{
    private const string NotProof = "Screening result, not proof: laboratory confirmation required. Other substances, including dangerous ones at low amounts, may be present.";

    private const string NotSafe = "This does NOT mean safe or legal. Fentanils, nitazenes, LSD and toxins cannot be excluded by infrared.";

    private const string Synthetic = " SYNTHETIC library: training and demonstration only, never evidence.";

    private const int MostNames = 8;

    /// <summary>The statement of a verdict.</summary>
    public static string Of(Verdict verdict, SpectrumQuality quality, HitList hits, InferredRole role, Assessment assessment, Mixture? mixture, ImmutableArray<ClassHint> hints, ImmutableArray<string> alerts)
    {
        string alert = alerts.IsEmpty ? "" : $" ALERT: cannot exclude {Listed(alerts)}.";
        string remarks = alert + Remarks.Unexplained(mixture, assessment) + Remarks.Quality(quality) + Remarks.Aqueous(verdict, quality, mixture);
        string statement = verdict switch
        {
            Verdict.PresumptiveMatch match => $"Presumptive: consistent with {Names(verdict)}.{remarks} {match.HowFar?.Reason ?? "Isomer, salt and form are not determined."} {NotProof}",
            Verdict.Inconclusive { Reason: { } reason } => $"Inconclusive: most like {Names(verdict)}. {reason}{remarks} {NotProof}",
            Verdict.Inconclusive { Group: [_] } when quality.Verdict != QualityVerdict.Usable => $"Inconclusive: most like {Names(verdict)}.{remarks} Measure again. {NotProof}",
            Verdict.Inconclusive { Group: [_] } => $"Inconclusive: most like {Names(verdict)}, but not like it enough to say so.{remarks} {NotProof}",
            Verdict.Inconclusive => $"Inconclusive: consistent with any of {Names(verdict)}; this measurement can't separate them.{remarks} {NotProof}",
            Verdict.MixtureOf { Analysis: { } analysis } => $"Mixture: consistent with {Parts(analysis)} (shares of the spectrum, not weight per cent; salts, isomers and forms not determined).{remarks} {NotProof}",
            Verdict.NoMatch when mixture?.Components is [_, _, ..] => $"Not identified: no substance and no mixture of the library explains it; parts are like {Parts(mixture)}.{remarks}{Remarks.Limits(mixture)} {NotSafe}",
            Verdict.NoMatch => $"Not identified: like nothing in the library{Nearest(hits)}.{remarks}{Remarks.Hints(hints)}{Remarks.Limits(mixture)} {NotSafe}",
            Verdict.Unusable => $"No answer: {quality.Sentence.TrimEnd('.')}. Measure again. {NotSafe}",
            Verdict.NotIdentifiable when (quality.IsNotIdentifiable || quality.IsCarrier) && role.Role == MeasurementRole.Sample => $"Not identifiable by infrared: {quality.Sentence}. {NotSafe}",
            Verdict.NotIdentifiable => NoVerdict(role),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        statement += assessment.Withheld is not null && (verdict is Verdict.PresumptiveMatch or Verdict.Inconclusive) ? $" No probability is given: {assessment.Withheld}." : "";
        return hits.Hits.Any(hit => hit.Reference.IsSynthetic) || verdict.Named.Any(reference => reference.IsSynthetic) ? statement + Synthetic : statement;
    }

    /// <summary>The sentence of a measurement that gets no verdict for what it was measured for.</summary>
    public static string NoVerdict(InferredRole role) => role.Role switch
    {
        MeasurementRole.Background => $"A background, not a sample: no verdict. {role.Reason}",
        MeasurementRole.Blank => $"A blank: no verdict. {role.Reason} {NotSafe}",
        MeasurementRole.Check => $"A check standard, not a sample: no verdict. {role.Reason}",
        MeasurementRole.Sample => "Recorded without a verdict: there was no library to compare with. " + NotSafe,
        _ => $"A person must say what this measurement is. {role.Reason} {NotSafe}",
    };

    private static string Names(Verdict verdict) => Listed([.. verdict.Named.Select(reference => reference.Substance.Name)]);

    private static string Listed(ImmutableArray<string> names) => names.Length > MostNames
        ? $"{string.Join(", ", names.Take(MostNames))} and {names.Length - MostNames} more"
        : string.Join(", ", names);

    private static string Parts(Mixture mixture) =>
        string.Join(", ", mixture.Components.Select(component => FormattableString.Invariant($"{component.Reference.Substance.Name} ({component.Fraction:P0})")));

    private static string Nearest(HitList hits) =>
        hits.Hits.Length == 0 ? ", which holds nothing of this range" : FormattableString.Invariant($" (nearest: {hits.Hits[0].Reference.Substance.Name}, {hits.Hits[0].Hqi.Value:F2}, too unlike)");
}
