using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Spectra.Benchmarks.Ratios;

/// <summary>The answer of the command as it grows: a line a comparison to one writer, how it goes to another, all of it as Markdown at the end.</summary>
/// <param name="answer">Gets the lines.</param>
/// <param name="progress">Gets everything else.</param>
/// <param name="quick">Whether the quick run's goals hold.</param>
/// <param name="fixture">"synthetic" where the rows are no measured spectra, else null.</param>
internal sealed class RatioReport(TextWriter answer, TextWriter progress, bool quick, string? fixture)
{
    private readonly List<(RatioLine Line, string Times)> _lines = [];

    /// <summary>Whether every goal that was measured is met and no path found other rows than the full scan.</summary>
    public bool IsMet { get; private set; } = true;

    /// <summary>Adds a comparison of two contenders: the other's time over ours.</summary>
    /// <param name="what">The id of the comparison.</param>
    /// <param name="contest">Where both took part.</param>
    /// <param name="ours">Our contender.</param>
    /// <param name="other">The other.</param>
    /// <param name="n">How many rows or columns.</param>
    public void Compare(string what, Contest contest, string ours, string other, int n) =>
        Add(what, contest.Median(other) / contest.Median(ours), n, contest.Rounds, $"{Time(contest.Median(ours))} against {Time(contest.Median(other))}");

    /// <summary>Adds a comparison where the other contender may be missing.</summary>
    public void Compare(string what, Contest contest, string ours, string other, int n, string install)
    {
        if (contest.Has(other))
        {
            Compare(what, contest, ours, other, n);
        }
        else
        {
            Absent(what, n, install);
        }
    }

    /// <summary>Adds a ratio.</summary>
    public void Add(string what, double ratio, int n, int rounds, string times)
    {
        RatioGoal? goal = RatioGoal.For(what);
        bool? met = goal?.IsMet(ratio, quick);
        IsMet &= met ?? true;
        Write(new RatioLine(what, Math.Round(ratio, 3), goal?.At(quick), met, n, rounds) { Fixture = fixture }, times);
    }

    /// <summary>Adds a comparison with a peer that is not installed.</summary>
    public void Absent(string what, int n, string install) =>
        Write(new RatioLine(what, null, RatioGoal.For(what)?.At(quick), null, n, 0) { Absent = install, Fixture = fixture }, $"absent: install {install}");

    /// <summary>Says how it goes.</summary>
    public void Tell(string sentence) => progress.WriteLine(sentence);

    /// <summary>Says that a path found other rows than the full scan, which fails the run.</summary>
    public void Fault(string sentence)
    {
        IsMet = false;
        progress.WriteLine($"ERROR: {sentence}");
    }

    /// <summary>A time with its unit.</summary>
    public static string Time(double seconds) => seconds < 1e-3
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:F1} us")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:F2} ms");

    /// <summary>All lines as a Markdown table under a heading of what was measured on.</summary>
    /// <param name="heading">Machine, versions, date and command, one sentence each.</param>
    public string Markdown(IEnumerable<string> heading)
    {
        StringBuilder text = new("# Ratios to the machine's limits and to the peers\n\n");
        text.AppendJoin('\n', heading.Select(line => $"- {line}")).Append("\n\n| what | ratio | goal | met | n | rounds | medians: ours against the other |\n|---|---|---|---|---|---|---|\n");
        foreach ((RatioLine line, string times) in _lines)
        {
            string goal = line.Goal is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value}") : "";
            string ratio = line.Ratio is { } measured ? string.Create(CultureInfo.InvariantCulture, $"{measured:G4}") : "";
            string met = line.Met is { } isMet ? isMet ? "yes" : "**no**" : "";
            text.Append(CultureInfo.InvariantCulture, $"| {line.What} | {ratio} | {goal} | {met} | {line.N} | {line.Rounds} | {times} |\n");
        }

        return text.ToString();
    }

    private void Write(RatioLine line, string times)
    {
        _lines.Add((line, times));
        answer.WriteLine(JsonSerializer.Serialize(line, RatioJson.Default.RatioLine));
        answer.Flush();
        progress.WriteLine($"  {line.What}: {times}");
    }
}
