using Spectra.Service.Substances;

namespace Spectra.Service.Tests.Substances;

public class AlertRulesTests
{
    [Theory]
    [InlineData("78-11-5", "energetic")]
    [InlineData("55-63-0", "energetic", "toxic")]
    [InlineData("628-96-6", "energetic", "toxic")]
    [InlineData("9004-70-0", "energetic")]
    [InlineData("17088-37-8", "energetic")]
    [InlineData("6484-52-2", "energetic")]
    [InlineData("7790-98-9", "energetic")]
    [InlineData("3964-18-9", "energetic")]
    [InlineData("107-44-8", "cwc", "toxic")]
    [InlineData("75-44-5", "cwc", "toxic")]
    [InlineData("102-71-6", "cwc")]
    [InlineData("382-21-8", "cwc", "toxic")]
    [InlineData("143-33-9", "toxic")]
    [InlineData("67-56-1", "toxic")]
    [InlineData("10028-15-6", "toxic")]
    [InlineData("437-38-7", "toxic", "controlled")]
    [InlineData("14188-81-9", "toxic", "controlled")]
    [InlineData("50-36-2", "controlled")]
    [InlineData("6740-88-1", "controlled")]
    [InlineData("96-48-0", "controlled")]
    [InlineData("108-24-7", "controlled", "precursor")]
    [InlineData("67-64-1", "controlled", "precursor")]
    [InlineData("7647-01-0", "toxic", "controlled", "precursor")]
    [InlineData("50-98-6", "controlled", "precursor")]
    [InlineData("5337-93-9", "precursor")]
    [InlineData("57-50-1")]
    [InlineData("7732-18-5")]
    [InlineData("9003-53-6")]
    public void ASubstanceRaisesTheAlertsOfAllItsRows(string cas, params string[] classes) =>
        Assert.Equal(classes, Facts.Catalogue.AlertsOf(cas).Select(alert => alert.ClassId));

    // Each class against the raw columns, over every row of both files.
    [Fact]
    public void EveryRowWithAGroundInItsColumnsRaisesTheAlert()
    {
        foreach (string file in new[] { "precursors.csv", "hazmat.csv" })
        {
            foreach (IReadOnlyDictionary<string, string> row in Facts.Rows(file))
            {
                SubstanceFacts facts = Facts.Catalogue.All.Single(candidate => candidate.File == file && candidate.Name == row["name"]);
                string[] raised = [.. AlertRules.Of(facts).Select(alert => alert.ClassId)];
                foreach (string expected in Grounds(row, isPrecursorFile: file == "precursors.csv"))
                {
                    Assert.True(raised.Contains(expected), $"{row["name"]} must raise {expected}, raises {string.Join(", ", raised)}.");
                }
            }
        }
    }

    [Fact]
    public void EveryReasonNamesItsGround() =>
        Assert.All(Facts.Catalogue.All.SelectMany(AlertsOf), alert => Assert.NotEqual("", alert.Reason));

    [Fact]
    public void NothingIsRaisedForAHarmlessRowByItsNameAlone() =>
        Assert.All(
            Facts.Catalogue.All.Where(facts => facts.Categories.Length == 1 && facts.Categories[0] is "white powder hoax" or "cutting agent" or "excipient"),
            facts => Assert.Empty(AlertRules.Of(facts)));

    private static IEnumerable<SubstanceAlert> AlertsOf(SubstanceFacts facts) => AlertRules.Of(facts);

    private static IEnumerable<string> Grounds(IReadOnlyDictionary<string, string> row, bool isPrecursorFile)
    {
        string categories = row.GetValueOrDefault("categories", "");
        string control = row.GetValueOrDefault("control_status", "");
        string[] divisions = [row["dg_class"], .. row["subsidiary_risk"].Split(';')];
        if (categories.Contains("explosive", StringComparison.Ordinal) || row["dg_class"].StartsWith("1.", StringComparison.Ordinal))
        {
            yield return "energetic";
        }

        if (control.StartsWith("CWC", StringComparison.Ordinal) || categories.Contains("CWC", StringComparison.Ordinal))
        {
            yield return "cwc";
        }

        if (divisions.Any(division => division is "2.3" or "6.1") || categories.Contains("toxic", StringComparison.Ordinal) || categories.Contains("TIC", StringComparison.Ordinal))
        {
            yield return "toxic";
        }

        if (isPrecursorFile || categories == "drug" || control.Contains("Convention", StringComparison.Ordinal))
        {
            yield return "controlled";
        }

        if (isPrecursorFile || control.StartsWith("1988", StringComparison.Ordinal) || categories.StartsWith("precursor", StringComparison.Ordinal))
        {
            yield return "precursor";
        }
    }
}
