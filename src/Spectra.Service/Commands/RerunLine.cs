using System.Collections.Immutable;
using Spectra.Service.Seizures;

namespace Spectra.Service.Commands;

/// <summary>One JSON line of <c>record rerun</c>.</summary>
internal sealed record RerunLine(Guid Measurement, Guid Analysis, string Outcome, string EngineThen, string EngineNow, string? Sentence, ImmutableArray<ReportDifference> Differences)
{
    public static RerunLine Of(Guid measurement, RerunOutcome outcome) => outcome switch
    {
        RerunOutcome.Identical same => new(measurement, same.AnalysisId, "identical", same.EngineThen, same.EngineNow, null, []),
        RerunOutcome.Different other => new(measurement, other.AnalysisId, other.IsSameAnswer ? "same-answer" : "different", other.EngineThen, other.EngineNow, null, other.Differences),
        RerunOutcome.Impossible not => new(measurement, not.AnalysisId, "impossible", not.EngineThen, not.EngineNow, not.Sentence, []),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The outcome as one sentence for a person.</summary>
    public string Text => Outcome switch
    {
        "identical" => $"Analysis {Analysis}: identical to the byte (version {EngineNow}).",
        "same-answer" => $"Analysis {Analysis}: the same answer; only the version differs ({EngineThen} then, {EngineNow} now).",
        "different" => $"Analysis {Analysis}: DIFFERENT in {Differences.Length} places (version {EngineThen} then, {EngineNow} now):{string.Concat(Differences.Select(static difference => $"{Environment.NewLine}  {difference.Path}: {difference.Then ?? "nothing"} then, {difference.Now ?? "nothing"} now"))}",
        _ => $"Analysis {Analysis}: can't be run again. {Sentence}",
    };
}
