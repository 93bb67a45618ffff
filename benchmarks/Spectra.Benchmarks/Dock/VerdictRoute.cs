using System.Collections.Immutable;

namespace Spectra.Benchmarks.Dock;

/// <summary>A way from the detector to a first verdict.</summary>
/// <param name="Id">The goal's id.</param>
/// <param name="Name">The way, for a person.</param>
/// <param name="Emulator">What the simulated detector is started with; null for a folder.</param>
/// <param name="GoalSeconds">The goal.</param>
internal sealed record VerdictRoute(string Id, string Name, ImmutableArray<string>? Emulator, double GoalSeconds)
{
    public static ImmutableArray<VerdictRoute> All { get; } =
    [
        new("verdict-pty", "a pseudo terminal", [], 3),
        new("verdict-tcp", "TCP", ["--tcp", "0"], 3),
        new("verdict-folder", "a folder", null, 3),
        new("verdict-115200", "a pseudo terminal paced at 115 200 bits a second", ["--pace", "115200"], 5),
    ];
}
