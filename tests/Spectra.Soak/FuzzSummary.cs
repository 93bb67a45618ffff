namespace Spectra.Soak;

/// <summary>The last line of <c>fuzz-formats</c>.</summary>
internal sealed class FuzzSummary
{
    public string Command { get; } = "fuzz-formats";

    public int Count { get; init; }

    public int Seed { get; init; }

    public int Seeds { get; init; }

    public SortedDictionary<string, int> Outcomes { get; } = new(StringComparer.Ordinal);

    public int Escapes { get; set; }

    public int Slow { get; set; }

    public int Complaints { get; set; }

    public double SlowestMilliseconds { get; set; }

    public double PeakMegabytes { get; set; }

    public bool Ok { get; set; }
}
