using System.Text.Json.Serialization;

namespace Spectra.Benchmarks.Growth;

/// <summary>What one size of library costs.</summary>
/// <param name="Entries">How many spectra it holds.</param>
/// <param name="FileMegabytes">The length of its file.</param>
/// <param name="BuildSeconds">How long it took to build, without a survey of neighbours.</param>
/// <param name="BuildMegabytes">The most memory that the building process held.</param>
/// <param name="OpenMilliseconds">Opening it, its file in the page cache: the median of several.</param>
/// <param name="FirstMilliseconds">The first ranking of a process, verification of what it reads included.</param>
/// <param name="RankMilliseconds">A ranking by the default score: the median over queries.</param>
/// <param name="MixtureMilliseconds">A mixture analysis: the median over queries.</param>
/// <param name="SearchMegabytes">The most memory that the searching process held, the pages of the mapped file that it read included.</param>
internal sealed record GrowthLine(
    int Entries,
    double FileMegabytes,
    double BuildSeconds,
    double BuildMegabytes,
    double OpenMilliseconds,
    double FirstMilliseconds,
    double RankMilliseconds,
    double MixtureMilliseconds,
    double SearchMegabytes);

/// <summary>The serializer of the lines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GrowthLine))]
internal sealed partial class GrowthJson : JsonSerializerContext;
