namespace Spectra.Soak.Reruns;

/// <summary>The last line of <c>rerun</c>.</summary>
internal sealed record RerunSummary
{
    public string Command { get; } = "rerun";

    public required int Seed { get; init; }

    public required string Engine { get; init; }

    public required int Records { get; init; }

    public required int Measurements { get; init; }

    public required int Analyses { get; init; }

    public required IReadOnlyDictionary<string, int> Outcomes { get; init; }

    public required int ExitCode { get; init; }

    public required string? AuditFault { get; init; }

    public required double RecordingSeconds { get; init; }

    public required double RerunSeconds { get; init; }

    public bool Ok => ExitCode == 0 && AuditFault is null && Measurements == Records && Analyses == Records && Outcomes.GetValueOrDefault("identical") == Records;
}
