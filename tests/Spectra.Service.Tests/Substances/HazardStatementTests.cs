using System.Collections.Immutable;
using Spectra.Service.Substances;

namespace Spectra.Service.Tests.Substances;

public class HazardStatementTests
{
    private const string NotKnown = "HAZARD NOT KNOWN: treat as hazardous";

    public static TheoryData<string, string> EveryRow { get; } = Rows();

    // The grounds are read from the raw columns here, on purpose broader than the product's own rules.
    [Theory]
    [MemberData(nameof(EveryRow))]
    public void EveryToxicEnergeticOrControlledRowPrintsAHazardSentence(string file, string name)
    {
        IReadOnlyDictionary<string, string> row = Raw(file, name);
        SubstanceFacts facts = Of(file, name);
        HazardStatement statement = HazardStatement.Of(facts);

        if (IsToxicEnergeticOrControlled(row))
        {
            Assert.NotEmpty(AlertRules.Of(facts));
        }

        Assert.NotEqual("", statement.ShownName);
        Assert.NotEqual("", statement.Lead);
        Assert.StartsWith($"{statement.ShownName}: {statement.Lead}. Transport: ", statement.Sentence, StringComparison.Ordinal);
        Assert.Contains(". GHS: ", statement.Sentence, StringComparison.Ordinal);
        Assert.All(statement.Lines, line => Assert.NotEqual("", line.Text));
    }

    [Theory]
    [MemberData(nameof(EveryRow))]
    public void TheLeadIsAsGraveAsTheAlerts(string file, string name)
    {
        SubstanceFacts facts = Of(file, name);
        HazardTier tier = HazardStatement.Of(facts).Tier;

        Assert.All(AlertRules.Of(facts), alert => Assert.True(tier <= (alert.Class switch
        {
            AlertClass.Energetic => HazardTier.Explosive,
            AlertClass.ChemicalWeapon => HazardTier.ChemicalWeapon,
            AlertClass.Toxic => HazardTier.Toxic,
            _ => HazardTier.Other,
        })));
    }

    [Theory]
    [MemberData(nameof(EveryRow))]
    public void AHazardFieldWithoutDataPrintsExactlyThatTheHazardIsNotKnown(string file, string name)
    {
        IReadOnlyDictionary<string, string> row = Raw(file, name);
        HazardStatement statement = HazardStatement.Of(Of(file, name));

        Assert.Equal(row["dg_class"].Length == 0, Line(statement, "Transport") == NotKnown);
        Assert.Equal(row["ghs_h_codes"].Length == 0, Line(statement, "GHS") == NotKnown);
        Assert.NotEqual("", statement.Lead);
        if (row["dg_class"].Length == 0 && row["ghs_h_codes"].Length == 0 && statement.Tier > HazardTier.NotKnown)
        {
            Assert.Fail($"{name} has no hazard data but is shown with a lesser hazard: {statement.Lead}");
        }
    }

    [Theory]
    [MemberData(nameof(EveryRow))]
    public void EveryValueOfARowAppearsInItsStatement(string file, string name)
    {
        IReadOnlyDictionary<string, string> row = Raw(file, name);
        string sentence = HazardStatement.Of(Of(file, name)).Sentence;

        Assert.Contains(row["un_number"], sentence, StringComparison.Ordinal);
        Assert.Contains(row["dg_class"], sentence, StringComparison.Ordinal);
        Assert.Contains(row["ghs_signal"], sentence, StringComparison.Ordinal);
        Assert.All(row["subsidiary_risk"].Split(';'), risk => Assert.Contains(risk, sentence, StringComparison.Ordinal));
        Assert.All(row["ghs_h_codes"].Split(' '), code => Assert.Contains(code, sentence, StringComparison.Ordinal));
        Assert.Contains(row.GetValueOrDefault("idlh", ""), sentence, StringComparison.Ordinal);
        Assert.Equal(row["un_number"].Length > 0, sentence.Contains("49 CFR 172.101, eCFR 2026-06-01", StringComparison.Ordinal));
        Assert.DoesNotContain("(wording not in the reference files)", sentence, StringComparison.Ordinal);
        string control = row.GetValueOrDefault("control_status", "1988 Convention");
        Assert.Equal(control.Length > 0, sentence.Contains(control + (file == "hazmat.csv" ? " (" : ""), StringComparison.Ordinal) && sentence.Contains("(unverified: treaty list, not national law)", StringComparison.Ordinal));
    }

    // Every explosive row of the file, with the name that it must be shown under.
    [Theory]
    [InlineData("TNT, dry (2,4,6-trinitrotoluene)", "TNT, dry and unphlegmatised: EXPLOSIVE")]
    [InlineData("RDX, desensitized (cyclonite)", "RDX, dry and unphlegmatised: EXPLOSIVE")]
    [InlineData("HMX, wetted", "HMX, dry and unphlegmatised: EXPLOSIVE")]
    [InlineData("PETN, wetted or desensitized", "PETN, dry and unphlegmatised: EXPLOSIVE")]
    [InlineData("Nitroglycerin, desensitized", "Nitroglycerin, undiluted and unphlegmatised: EXPLOSIVE")]
    [InlineData("Tetryl", "Tetryl: EXPLOSIVE")]
    [InlineData("Picric acid, dry", "Picric acid, dry and unphlegmatised: EXPLOSIVE")]
    [InlineData("Picric acid, wetted (>=30% water)", "Picric acid, dry and unphlegmatised: EXPLOSIVE")]
    [InlineData("Nitrocellulose with alcohol", "Nitrocellulose, dry and unphlegmatised: EXPLOSIVE")]
    [InlineData("Black powder", "Black powder: EXPLOSIVE")]
    [InlineData("Ammonium picrate, dry", "Ammonium picrate, dry and unphlegmatised: EXPLOSIVE")]
    [InlineData("Lead azide, wetted", "Lead azide, dry and unphlegmatised: PRIMARY EXPLOSIVE")]
    [InlineData("Lead styphnate, wetted", "Lead styphnate, dry and unphlegmatised: PRIMARY EXPLOSIVE")]
    [InlineData("Mercury fulminate, wetted", "Mercury fulminate, dry and unphlegmatised: PRIMARY EXPLOSIVE")]
    [InlineData("Urea nitrate, dry", "Urea nitrate, dry and unphlegmatised: EXPLOSIVE")]
    [InlineData("Nitroguanidine, dry", "Nitroguanidine, dry and unphlegmatised: EXPLOSIVE")]
    [InlineData("2,4-Dinitrotoluene", "2,4-Dinitrotoluene: EXPLOSIVE COMPONENT")]
    [InlineData("TATP (triacetone triperoxide)", "TATP (triacetone triperoxide): EXPLOSIVE FORBIDDEN FOR TRANSPORT")]
    [InlineData("HMTD (hexamethylene triperoxide diamine)", "HMTD (hexamethylene triperoxide diamine): EXPLOSIVE FORBIDDEN FOR TRANSPORT")]
    [InlineData("Ethylene glycol dinitrate", "Ethylene glycol dinitrate: EXPLOSIVE")]
    [InlineData("2,3-Dimethyl-2,3-dinitrobutane (DMNB)", "2,3-Dimethyl-2,3-dinitrobutane (DMNB): EXPLOSIVE TAGGANT")]
    [InlineData("Ammonium nitrate (<=0.2% combustible)", "Ammonium nitrate, dry and pure: OXIDISER THAT CAN EXPLODE")]
    public void AnExplosiveIsShownInItsDryStateAndLeadsWithIt(string name, string start) =>
        Assert.StartsWith(start, HazardStatement.Of(Of("hazmat.csv", name)).Sentence, StringComparison.Ordinal);

    [Fact]
    public void NoExplosiveRowIsMissingFromTheListAbove() =>
        Assert.Equal(21, Facts.Rows("hazmat.csv").Count(row => row["categories"].Contains("explosive", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(EveryRow))]
    public void AnEntryForALimitedFormSaysSo(string file, string name)
    {
        IReadOnlyDictionary<string, string> row = Raw(file, name);
        bool limited = row.GetValueOrDefault("state_note", "").StartsWith("this transport entry holds only for the stated wetted", StringComparison.Ordinal)
            || row.GetValueOrDefault("categories", "") == "desensitized explosive";

        HazardStatement statement = HazardStatement.Of(Of(file, name));

        Assert.Equal(limited, Line(statement, "Transport").Contains("an unknown sample is to be treated as the dry, pure one", StringComparison.Ordinal));
        Assert.True(!limited || statement.Tier <= HazardTier.Explosive);
    }

    [Fact]
    public void AClassificationOfThePhlegmatisedSubstanceSaysSo() =>
        Assert.Equal(
            ["55-63-0", "78-11-5"],
            Facts.Catalogue.All
                .Where(facts => Line(HazardStatement.Of(facts), "GHS").Contains("the pure one is worse", StringComparison.Ordinal))
                .Select(facts => facts.Cas.ToString()!)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void AStatementReadsAsOneParagraph() =>
        Assert.Equal(
            "Acetone: FLAMMABLE. Transport: UN1090 Acetone, class 3, packing group II (49 CFR 172.101, eCFR 2026-06-01). "
            + "GHS: Danger: H225 highly flammable liquid and vapour, H319 causes serious eye irritation, H336 may cause drowsiness or dizziness (EU CLP Annex VI). "
            + "Response guide: 127 (unverified). Control: 1988 Convention Table II (unverified: treaty list, not national law).",
            HazardStatement.Of(Of("hazmat.csv", "Acetone")).Sentence);

    [Fact]
    public void ASubstanceThatNoFileHasIsNotKnownAndToBeTreatedAsHazardous()
    {
        HazardStatement statement = Assert.Single(Facts.Catalogue.HazardsOf("64044-51-5", "Lactose monohydrate"));

        Assert.Equal($"Lactose monohydrate: {NotKnown}. Transport: {NotKnown}. GHS: {NotKnown}.", statement.Sentence);
        Assert.Equal(HazardTier.NotKnown, statement.Tier);
    }

    private static bool IsToxicEnergeticOrControlled(IReadOnlyDictionary<string, string> row)
    {
        string[] toxicOrEnergeticWords = ["TIC", "TIM", "toxic", "CWC", "pesticide", "rodenticide", "fumigant", "riot", "explosive", "drug", "precursor", "1988", "nationally controlled"];
        string categories = row.GetValueOrDefault("categories", "1988");
        string divisions = $"{row["dg_class"]};{row["subsidiary_risk"]}";
        return toxicOrEnergeticWords.Any(word => categories.Contains(word, StringComparison.Ordinal))
            || row.GetValueOrDefault("control_status", "") is { Length: > 0 }
            || divisions.Split(';').Any(division => division is "2.3" or "6.1" || division.StartsWith("1.", StringComparison.Ordinal))
            || row["ghs_h_codes"].Split(' ').Any(code => code is "H200" or "H201" or "H300" or "H301" or "H310" or "H311" or "H330" or "H331" or "H370");
    }

    private static string Line(HazardStatement statement, string label) => statement.Lines.Single(line => line.Label == label).Text;

    private static IReadOnlyDictionary<string, string> Raw(string file, string name) => Facts.Rows(file).Single(row => row["name"] == name);

    private static SubstanceFacts Of(string file, string name) => Facts.Catalogue.All.Single(facts => facts.File == file && facts.Name == name);

    private static TheoryData<string, string> Rows()
    {
        TheoryData<string, string> rows = [];
        foreach (string file in ImmutableArray.Create("precursors.csv", "hazmat.csv"))
        {
            foreach (IReadOnlyDictionary<string, string> row in Facts.Rows(file))
            {
                rows.Add(file, row["name"]);
            }
        }

        return rows;
    }
}
