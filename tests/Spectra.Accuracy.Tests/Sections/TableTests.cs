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
    public void ACoverageTableSaysWhetherTheLevelIsInside()
    {
        MarkdownText text = new();

        CoverageTable.AddTo(text, [("gas", SetCoverage.Of(Enumerable.Range(0, 100).Select(i => (i < 90, i < 90 ? 1 : 0)), 0.9))]);

        Assert.Contains("| gas | 100 | 0.90 | 0.900 | 0.826-0.945 | yes | 1 | 0.90 | 10 |\n", text.ToString(), StringComparison.Ordinal);
    }
}
