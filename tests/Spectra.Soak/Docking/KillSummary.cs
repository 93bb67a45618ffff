namespace Spectra.Soak.Docking;

/// <summary>The last line of <c>kill</c>.</summary>
internal sealed record KillSummary
{
    public string Command { get; } = "kill";

    public required int Points { get; init; }

    public required int Seed { get; init; }

    public required string Host { get; init; }

    public required int Workers { get; init; }

    public required int Sessions { get; init; }

    public required int Records { get; init; }

    public required IReadOnlyDictionary<string, int> Protocols { get; init; }

    public required IReadOnlyDictionary<string, int> KilledAfter { get; init; }

    public required int Lost { get; init; }

    public required int Doubled { get; init; }

    public required int Wrong { get; init; }

    public required int LeakedDescriptors { get; init; }

    public required int LeakedThreads { get; init; }

    public required double Seconds { get; init; }

    public bool Ok => this is { Lost: 0, Doubled: 0, Wrong: 0, LeakedDescriptors: <= 0, LeakedThreads: <= 0 };
}
