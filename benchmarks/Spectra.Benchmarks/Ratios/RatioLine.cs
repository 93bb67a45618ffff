using System.Text.Json.Serialization;

namespace Spectra.Benchmarks.Ratios;

/// <summary>One line of the command's answer.</summary>
/// <param name="What">The id of the comparison.</param>
/// <param name="Ratio">How many times as fast as the other we are; null where the other is absent.</param>
/// <param name="Goal">What the ratio is to reach; null where it is measured for information.</param>
/// <param name="Met">Whether it does; null without a goal or a ratio.</param>
/// <param name="N">How many rows, or for a fit how many columns.</param>
/// <param name="Rounds">How many rounds the contenders took turns.</param>
internal sealed record RatioLine(string What, double? Ratio, double? Goal, bool? Met, int N, int Rounds)
{
    /// <summary>What to install; null where nothing is missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Absent { get; init; }

    /// <summary>"synthetic" where the rows are no measured spectra.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Fixture { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RatioLine))]
internal sealed partial class RatioJson : JsonSerializerContext;
