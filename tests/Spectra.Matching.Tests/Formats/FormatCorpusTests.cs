using System.Globalization;
using CsvHelper;
using Spectra.Formats;
using Spectra.Formats.Sources;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Formats;

/// <summary>Every row of the corpus's expectations, read where the corpus is; one test a format, so that a red one names it.</summary>
public class FormatCorpusTests
{
    [CorpusFact]
    public void EveryJcampProbeHolds() => AssertProbes("JCAMP-DX");

    [CorpusFact]
    public void EverySpcProbeHolds() => AssertProbes("SPC");

    [CorpusFact]
    public void EverySpaProbeHolds() => AssertProbes("SPA");

    [CorpusFact]
    public void EveryOpusProbeHolds() => AssertProbes("OPUS");

    [CorpusFact]
    public void EveryPerkinElmerProbeHolds() => AssertProbes("PerkinElmer SP");

    [CorpusFact]
    public void EveryTextProbeHolds() => AssertProbes("text xy");

    [CorpusFact]
    public void EveryFormatOfTheExpectationsHasItsTest()
    {
        string[] tested = ["JCAMP-DX", "SPC", "SPA", "OPUS", "PerkinElmer SP", "text xy"];

        Assert.Empty(Rows(CorpusFolder.At("formats", "expected.csv")).Select(row => row["format"]).Except(tested));
    }

    [CorpusFact]
    public void EveryBadFileIsRefusedOrReadWithAWarning()
    {
        List<string> wrong = [];
        foreach (Dictionary<string, string> row in Rows(CorpusFolder.At("formats", "bad", "expected.csv")))
        {
            string[] outcomes = [.. SpectrumSource.Read(CorpusFolder.At("formats", "bad", row["file"])).Select(Outcome)];
            bool refused = Array.TrueForAll(outcomes, outcome => outcome == "refused");
            bool tolerated = row["expect_error"] == "either" && Array.TrueForAll(outcomes, outcome => outcome is "refused" or "warned");
            if (outcomes.Length == 0 || !(refused || tolerated))
            {
                wrong.Add($"{row["file"]}: {string.Join(", ", outcomes)}");
            }
        }

        Assert.Empty(wrong);
    }

    private static string Outcome(SourceItem item) => item switch
    {
        SourceItem.Refused => "refused",
        SourceItem.File file => SpectrumReader.Read(file.Content, file.Name, file.Index) switch
        {
            ReadResult.Refused => "refused",
            ReadResult.Accepted accepted => accepted.File.Spectra.Any(spectrum => spectrum.Warnings.Length > 0) ? "warned" : "read without a doubt",
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void AssertProbes(string format)
    {
        List<string> wrong = [];
        int files = 0;
        foreach (IGrouping<string, Dictionary<string, string>> rows in Rows(CorpusFolder.At("formats", "expected.csv")).Where(row => row["format"] == format).GroupBy(row => row["file"]))
        {
            files++;
            ReadResult result = SpectrumReader.Read(File.ReadAllBytes(CorpusFolder.At("formats", rows.Key)), rows.Key);
            if (result is ReadResult.Accepted accepted)
            {
                wrong.AddRange(rows.SelectMany(row => Differences(row, accepted.File)).Select(difference => $"{rows.Key}: {difference}").Distinct());
            }
            else
            {
                wrong.Add($"{rows.Key}: {((ReadResult.Refused)result).Error}");
            }
        }

        Assert.True(files > 0, $"The expectations have no {format} file.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Differences(Dictionary<string, string> row, SpectrumFile file)
    {
        int subfile = int.Parse(row["subfile"], CultureInfo.InvariantCulture);
        if (file.Format != row["format"] || subfile >= file.Spectra.Length)
        {
            yield return $"read as {file.Format} with {file.Spectra.Length} spectra";
            yield break;
        }

        Spectrum spectrum = file.Spectra[subfile];
        int points = int.Parse(row["points"], CultureInfo.InvariantCulture);
        if (spectrum.Count != points)
        {
            yield return $"subfile {subfile} has {spectrum.Count} points, expected {points}";
            yield break;
        }

        int probe = int.Parse(row["probe_index"], CultureInfo.InvariantCulture);
        foreach ((string name, double found, double tolerance) in new[]
        {
            ("first_x", spectrum.Axis.First, 0.01),
            ("last_x", spectrum.Axis.Last, 0.01),
            ("probe_x", spectrum.Axis.Positions[probe], 0.01),
            ("probe_y", spectrum.Ordinates[probe], double.Parse(row["tolerance"], CultureInfo.InvariantCulture)),
        })
        {
            double expected = double.Parse(row[name], CultureInfo.InvariantCulture);
            if (!(Math.Abs(found - expected) <= tolerance))
            {
                yield return $"subfile {subfile} has {name} {found:R}, expected {expected:R} within {tolerance:R} (point {probe})";
            }
        }

        if (!spectrum.Axis.Unit.Id.Equals(row["x_unit"], StringComparison.OrdinalIgnoreCase))
        {
            yield return $"subfile {subfile} has x_unit {spectrum.Axis.Unit}, expected {row["x_unit"]}";
        }

        if (!spectrum.Unit.Id.Equals(row["y_unit"], StringComparison.OrdinalIgnoreCase))
        {
            yield return $"subfile {subfile} has y_unit {spectrum.Unit}, expected {row["y_unit"]}";
        }
    }

    private static List<Dictionary<string, string>> Rows(string path)
    {
        using CsvReader csv = CsvReader.FromFile(path, CsvReaderOptions.Default with { Separator = ',' });
        List<Dictionary<string, string>> rows = [];
        while (csv.Read())
        {
            rows.Add(csv.Headers.Select((header, column) => (header, value: csv.GetString(column))).ToDictionary(pair => pair.header, pair => pair.value, StringComparer.Ordinal));
        }

        return rows;
    }
}
