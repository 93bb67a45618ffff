using System.Collections.Immutable;

namespace Spectra.Service.Seizures;

/// <summary>An analysis to be recorded with its measurement.</summary>
/// <param name="EngineVersion">The version of the engine that made it.</param>
/// <param name="RecipeHash">The hash of the preprocessing recipe; null where none was applied.</param>
/// <param name="Metric">The metric's id; null where nothing was searched.</param>
/// <param name="LibrariesJson">Name, release and hash of each library, as a JSON array.</param>
/// <param name="QualityVerdict">Usable, marginal or unusable; null where it was not judged.</param>
/// <param name="VerdictKind">The kind of the verdict in the words of the command-line contract.</param>
/// <param name="Ids">The ids the verdict names.</param>
/// <param name="Level">How far the identification goes; null where the verdict names nothing.</param>
/// <param name="Statement">The sentence for a person.</param>
/// <param name="ReportJson">The whole report: the identify line as it was shown, byte for byte.</param>
internal sealed record NewAnalysis(
    string EngineVersion,
    string? RecipeHash,
    string? Metric,
    string LibrariesJson,
    string? QualityVerdict,
    string VerdictKind,
    ImmutableArray<string> Ids,
    string? Level,
    string Statement,
    string ReportJson)
{
    /// <summary>The calibrated confidence from 0 to 1; null where none may be given.</summary>
    public double? Confidence { get; init; }

    /// <summary>The classes of the alerts raised, each once.</summary>
    public ImmutableArray<string> AlertClasses { get; init; } = [];

    /// <summary>What was said that the measurement was for when it was analysed; null where nothing was.</summary>
    public string? RoleStated { get; init; }

    /// <summary>Who asked for it; null where it came with the measurement.</summary>
    public string? RequestedBy { get; init; }
}
