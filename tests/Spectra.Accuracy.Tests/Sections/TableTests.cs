using Spectra.Accuracy.Sections;
using Spectra.Accuracy.Statistics;

namespace Spectra.Accuracy.Tests.Sections;

public class TableTests
{
    [Fact]
    public void AcceptedForeignSpectraCarryTheUpperLimitOfTheirShare()
    {
        MarkdownText text = new();

        AcceptTable.AddTo(text, [("combined", "textile", 40, 0), ("combined", "olive oil", 30, 3)]);

        // 1 - 0.05^(1/40) = 0.0722; 3 of 30: the 95th percentile of Beta(4, 27) = 0.239.
        Assert.Equal(
            """
            | rule | kind | n | accepted | share | upper 95 % limit |
            |---|---|---|---|---|---|
            | combined | textile | 40 | 0 | 0.000 | 0.072 |
            | combined | olive oil | 30 | 3 | 0.100 | 0.239 |

            """.ReplaceLineEndings("\n"),
            text.ToString());
    }

    [Fact]
    public void ACalibrationErrorIsHeldAgainstItsFloor()
    {
        MarkdownText text = new();

        ReliabilityTable.AddTo(text, [("gas", Reliability.Of(Enumerable.Repeat((1.0, true), 40)), 0.03), ("minerals", Reliability.Of(Enumerable.Repeat((1.0, false), 40)), 0.03)]);

        Assert.Contains("| gas | 40 | 1.000 | 1.000 | 0.000 | 0.000 | 0.000 | yes (floor + 0.03) | 0.0000 |\n", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("| minerals | 40 | 0.000 | 1.000 | 1.000 | 0.000 | 0.000 | no (floor + 0.03) | 1.0000 |\n", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongFirstHitIsNoTrueAcceptHoweverHighItScores()
    {
        MarkdownText text = new();
        string folder = Directory.CreateTempSubdirectory("spectra-open-set-").FullName;
        try
        {
            OpenSetTable.AddTo(text, folder, "some", [("score", [new(0.9, true, 0.5), new(0.8, false, 0.8), new(0.7, true, 0.2), new(0.95, true, 0.3)])]);

            // Above the highest of the four without their substance, 0.8, lie two right answers of four; in 14.5 of 16 pairs the score as it is is the higher.
            Assert.Contains("| score | 0.906 | 0.500 | 0.500 |\n", text.ToString(), StringComparison.Ordinal);
            Assert.Contains("(plots/open-set-some.svg)", text.ToString(), StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(folder, "open-set-some.svg")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void ACoverageTableSaysWhetherTheLevelIsInside()
    {
        MarkdownText text = new();

        CoverageTable.AddTo(text, [("gas", SetCoverage.Of(Enumerable.Range(0, 100).Select(i => (i < 90, i < 90 ? 1 : 0)), 0.9))]);

        Assert.Contains("| gas | 100 | 0.90 | 0.900 | 0.826-0.945 | yes | 1 | 0.90 | 10 |\n", text.ToString(), StringComparison.Ordinal);
    }
}
