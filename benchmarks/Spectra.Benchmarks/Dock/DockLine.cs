using System.Text.Json.Serialization;

namespace Spectra.Benchmarks.Dock;

/// <summary>One goal of docking and what was measured.</summary>
/// <param name="Id">The goal's id.</param>
/// <param name="What">What was measured.</param>
/// <param name="Unit">The unit of the figures.</param>
/// <param name="Median">The median over the runs; null where it could not be measured.</param>
/// <param name="Lowest">The least of the runs.</param>
/// <param name="Highest">The most of the runs.</param>
/// <param name="Goal">The goal, in the unit.</param>
/// <param name="IsAtLeast">Whether the goal is a floor; else it is a ceiling.</param>
/// <param name="Note">What stood in the way, where nothing could be measured.</param>
internal sealed record DockLine(string Id, string What, string Unit, double? Median, double? Lowest, double? Highest, double Goal, bool IsAtLeast, string? Note)
{
    /// <summary>Whether the goal is met; null where nothing was measured.</summary>
    public bool? IsMet => Median is not { } median ? null : IsAtLeast ? median >= Goal : median <= Goal;

    /// <summary>The line of several runs.</summary>
    public static DockLine Of(string id, string what, string unit, IReadOnlyList<double> runs, double goal, bool isAtLeast)
    {
        double[] sorted = [.. runs.Order()];
        return new DockLine(id, what, unit, sorted[sorted.Length / 2], sorted[0], sorted[^1], goal, isAtLeast, null);
    }

    /// <summary>The line of what could not be measured.</summary>
    public static DockLine Absent(string id, string what, string unit, double goal, bool isAtLeast, string note) => new(id, what, unit, null, null, null, goal, isAtLeast, note);
}

/// <summary>The serializer of the lines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DockLine))]
internal sealed partial class DockLineJson : JsonSerializerContext;
