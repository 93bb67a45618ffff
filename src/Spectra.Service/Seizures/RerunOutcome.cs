using System.Collections.Immutable;

namespace Spectra.Service.Seizures;

/// <summary>What came of running an analysis again from what the record holds.</summary>
/// <param name="AnalysisId">The analysis.</param>
/// <param name="EngineThen">The version that made it.</param>
/// <param name="EngineNow">The version that ran it again.</param>
internal abstract record RerunOutcome(Guid AnalysisId, string EngineThen, string EngineNow)
{
    /// <summary>The report is the same to the byte.</summary>
    public sealed record Identical(Guid AnalysisId, string EngineThen, string EngineNow) : RerunOutcome(AnalysisId, EngineThen, EngineNow);

    /// <summary>The report differs; each member that does, by its path.</summary>
    public sealed record Different(Guid AnalysisId, string EngineThen, string EngineNow, ImmutableArray<ReportDifference> Differences) : RerunOutcome(AnalysisId, EngineThen, EngineNow)
    {
        /// <summary>Whether nothing but the engine's own version differs.</summary>
        public bool IsSameAnswer => Differences.All(static difference => difference.Path == "$.engine.version");
    }

    /// <summary>It could not be run again; the sentence says what is missing or altered, and what to do.</summary>
    public sealed record Impossible(Guid AnalysisId, string EngineThen, string EngineNow, string Sentence) : RerunOutcome(AnalysisId, EngineThen, EngineNow);
}
