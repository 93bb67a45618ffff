using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Spectra.Matching.Tests.Support;

namespace Spectra.Service.Tests.Commands;

/// <summary>Every row of the corpus's expectations through the command line, as a user would check it.</summary>
public class FormatCorpusTests
{
    private static readonly string[] Codes = ["not-a-spectrum", "truncated", "count-mismatch", "unsupported-variant", "no-data", "too-large", "unsafe-archive", "unit-unknown", "unreadable"];

    [CorpusFact]
    public void EveryProbeHoldsThroughConvertRaw()
    {
        ConcurrentBag<string> wrong = [];
        Parallel.ForEach(
            Rows("expected.csv").GroupBy(row => row["file"]),
            rows =>
            {
                SpectraRun run = SpectraProcess.Run("convert", CorpusFolder.At("formats", rows.Key), "--raw", "--to", "csv");
                if (run.ExitCode != 0)
                {
                    wrong.Add($"{rows.Key}: exit {run.ExitCode}: {run.Stderr}");
                    return;
                }

                Dictionary<int, (double X, double Y)[]> spectra = Points(run.Stdout);
                foreach (string difference in rows.SelectMany(row => Differences(row, spectra)))
                {
                    wrong.Add($"{rows.Key}: {difference}");
                }
            });

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
    }

    [CorpusFact]
    public void EveryUnitAndCountHoldsThroughInspectOfAllFilesAtOnce()
    {
        List<Dictionary<string, string>> rows = Rows("expected.csv");
        string[] files = [.. rows.Select(row => row["file"]).Distinct()];

        Dictionary<(string, int), JsonElement> lines = SpectraProcess.Run(["inspect", "--json", .. files.Select(file => CorpusFolder.At("formats", file))]).Exits(0).JsonLines()
            .ToDictionary(line => (line.GetProperty("file").GetString()!, line.GetProperty("subfile").GetInt32()));

        string[] wrong = [.. rows.Where(row => !(lines.TryGetValue((row["file"], int.Parse(row["subfile"], CultureInfo.InvariantCulture)), out JsonElement line)
            && line.GetProperty("points").GetInt32() == int.Parse(row["points"], CultureInfo.InvariantCulture)
            && line.GetProperty("xUnit").GetString()!.Equals(row["x_unit"], StringComparison.OrdinalIgnoreCase)
            && line.GetProperty("yUnit").GetString()!.Equals(row["y_unit"], StringComparison.OrdinalIgnoreCase)
            && line.GetProperty("format").GetString() == row["format"]
            && Math.Abs(line.GetProperty("first").GetDouble() - Number(row["first_x"])) <= 0.01
            && Math.Abs(line.GetProperty("last").GetDouble() - Number(row["last_x"])) <= 0.01)).Select(row => $"{row["file"]} {row["subfile"]}").Distinct()];
        Assert.Empty(wrong);
    }

    [CorpusFact]
    public void EveryBadFileGivesItsErrorOrAWarningWhereThatIsAsGood()
    {
        ConcurrentBag<string> wrong = [];
        Parallel.ForEach(Rows(Path.Combine("bad", "expected.csv")), row =>
        {
            SpectraRun run = SpectraProcess.Run("inspect", CorpusFolder.At("formats", "bad", row["file"]), "--json");
            IReadOnlyList<JsonElement> lines = run.JsonLines();
            bool refused = run.ExitCode == 1 && lines.Count > 0 && lines.All(line => line.TryGetProperty("error", out JsonElement error)
                && Codes.Contains(error.GetProperty("code").GetString()) && error.GetProperty("message").GetString()!.EndsWith('.'));
            bool warned = row["expect_error"] == "either" && run.ExitCode == 0 && lines.Count > 0 && lines.All(line => line.GetProperty("warnings").GetArrayLength() > 0);
            if (!refused && !warned)
            {
                wrong.Add($"{row["file"]}: exit {run.ExitCode}\n{run.Stdout}{run.Stderr}");
            }
        });

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
    }

    [CorpusFact]
    public void TheBadFilesStopNoBatchOfGoodOnes()
    {
        string[] bad = [.. Rows(Path.Combine("bad", "expected.csv")).Select(row => CorpusFolder.At("formats", "bad", row["file"]))];
        string[] good = [.. Rows("expected.csv").Select(row => row["file"]).Distinct().Take(bad.Length)];

        SpectraRun run = SpectraProcess.Run(["inspect", "--json", .. good.Zip(bad).SelectMany(pair => new[] { pair.Second, CorpusFolder.At("formats", pair.First) })]).Exits(1);

        string[] read = [.. run.JsonLines().Where(line => !line.TryGetProperty("error", out _)).Select(line => line.GetProperty("file").GetString()!).Distinct()];
        Assert.Empty(good.Except(read));
    }

    private static IEnumerable<string> Differences(Dictionary<string, string> row, Dictionary<int, (double X, double Y)[]> spectra)
    {
        int subfile = int.Parse(row["subfile"], CultureInfo.InvariantCulture);
        int points = int.Parse(row["points"], CultureInfo.InvariantCulture);
        if (!spectra.TryGetValue(subfile, out (double X, double Y)[]? spectrum) || spectrum.Length != points)
        {
            yield return $"subfile {subfile} has {spectrum?.Length ?? 0} points, expected {points}";
            yield break;
        }

        (double x, double y) = spectrum[int.Parse(row["probe_index"], CultureInfo.InvariantCulture)];
        foreach ((string column, double found, double tolerance) in new[] { ("first_x", spectrum[0].X, 0.01), ("last_x", spectrum[^1].X, 0.01), ("probe_x", x, 0.01), ("probe_y", y, Number(row["tolerance"])) })
        {
            if (!(Math.Abs(found - Number(row[column])) <= tolerance))
            {
                yield return $"subfile {subfile}, point {row["probe_index"]}: {column} is {found:R}, expected {row[column]}";
            }
        }
    }

    /// <summary>The converted points by subfile; a missing ordinate is not a number.</summary>
    private static Dictionary<int, (double X, double Y)[]> Points(string csv)
    {
        string[] lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("subfile,x,y", lines[0]);
        return lines.Skip(1).Select(line => line.Split(',')).GroupBy(cells => int.Parse(cells[0], CultureInfo.InvariantCulture))
            .ToDictionary(group => group.Key, group => group.Select(cells => (Number(cells[1]), cells[2].Length == 0 ? double.NaN : Number(cells[2]))).ToArray());
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using CsvReader csv = CsvReader.FromFile(CorpusFolder.At("formats", file), CsvReaderOptions.Default with { Separator = ',' });
        List<Dictionary<string, string>> rows = [];
        while (csv.Read())
        {
            rows.Add(csv.Headers.Select((header, column) => (header, value: csv.GetString(column))).ToDictionary(pair => pair.header, pair => pair.value, StringComparer.Ordinal));
        }

        return rows;
    }
}
