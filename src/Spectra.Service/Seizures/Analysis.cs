using System.Collections.Immutable;

namespace Spectra.Service.Seizures;

/// <summary>A recorded analysis of a measurement.</summary>
internal sealed record Analysis
{
    public required Guid Id { get; init; }

    public required Guid MeasurementId { get; init; }

    public required DateTimeOffset AnalysedAt { get; init; }

    public required string EngineVersion { get; init; }

    public string? RecipeHash { get; init; }

    public string? Metric { get; init; }

    public required string LibrariesJson { get; init; }

    public string? QualityVerdict { get; init; }

    public required string VerdictKind { get; init; }

    public required ImmutableArray<string> Ids { get; init; }

    public string? Level { get; init; }

    public required string Statement { get; init; }

    /// <summary>The whole report as it was shown.</summary>
    public required string ReportJson { get; init; }

    public required string ReportSha256 { get; init; }

    /// <summary>The calibrated confidence from 0 to 1; null where none may be given.</summary>
    public double? Confidence { get; init; }

    /// <summary>The classes of the alerts raised, each once.</summary>
    public ImmutableArray<string> AlertClasses { get; init; } = [];

    /// <summary>The hash of the decision rule in force; null in records of older versions.</summary>
    public string? DecisionRule { get; init; }

    /// <summary>What was said that the measurement was for when it was analysed; null where nothing was.</summary>
    public string? RoleStated { get; init; }

    /// <summary>Who asked for it; null where it came with the measurement.</summary>
    public string? RequestedBy { get; init; }
}
