namespace Spectra.Service.Identification;

/// <summary>How a verdict is shown at a glance: a sign and a word beside whatever colour the place gives it. Nothing is ever green.</summary>
/// <param name="Sign">One character.</param>
/// <param name="Word">In capitals.</param>
/// <param name="Names">What the verdict names; empty where it names nothing.</param>
/// <param name="Urgency">What the colour follows.</param>
internal sealed record VerdictMark(string Sign, string Word, string Names, VerdictUrgency Urgency)
{
    /// <summary>Sign, word and names in one line.</summary>
    public string Line => Names.Length > 0 ? $"{Sign} {Word}: {Names}" : $"{Sign} {Word}";

    /// <summary>The mark of a report; null for a measurement without a verdict.</summary>
    public static VerdictMark Of(IdentificationReport? report)
    {
        string names = report is null ? "" : string.Join(", ", report.Verdict.Names);
        return report?.Verdict.Kind switch
        {
            "presumptive-match" => new("◆", "CONSISTENT WITH", names, VerdictUrgency.Named),
            "mixture" => new("◈", "MIXTURE", names, VerdictUrgency.Named),
            "inconclusive" => new("◇", "INCONCLUSIVE", names, VerdictUrgency.Open),
            "no-match" => new("✕", "NOT IDENTIFIED", names, VerdictUrgency.Open),
            "unusable" => new("!", "MEASURE AGAIN", names, VerdictUrgency.Repeat),
            _ => new("–", "NO VERDICT", names, VerdictUrgency.None),
        };
    }
}
