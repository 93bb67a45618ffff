namespace Spectra.Soak.Crashes;

/// <summary>The last line of <c>crash</c>.</summary>
internal sealed record CrashSummary
{
    public string Command { get; } = "crash";

    public required int Seed { get; init; }

    public required IReadOnlyDictionary<string, int> Points { get; init; }

    public required IReadOnlyDictionary<string, int> Written { get; init; }

    public required IReadOnlyDictionary<string, int> Interrupted { get; init; }

    public required IReadOnlyDictionary<string, int> Settled { get; init; }

    public required int Held { get; init; }

    public required int Lost { get; init; }

    public required int Doubled { get; init; }

    public required int Wrong { get; init; }

    public required int LeakedDescriptors { get; init; }

    public required int LeakedThreads { get; init; }

    public required double Seconds { get; init; }

    public bool Ok => this is { Lost: 0, Doubled: 0, Wrong: 0, LeakedDescriptors: <= 0, LeakedThreads: <= 0 };
}
