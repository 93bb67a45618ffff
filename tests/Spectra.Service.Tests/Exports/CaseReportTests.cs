using System.Text.RegularExpressions;
using Spectra.Service.Cases;
using Spectra.Service.Exports;
using Spectra.Service.Exports.Report;

namespace Spectra.Service.Tests.Exports;

/// <summary>The report of a case, with and without persons.</summary>
public class CaseReportTests
{
    private static readonly NominalParties Parties = new([new PartyView(Guid.Empty, "consignee", null, IsDisposed: false, IsIntact: true, "person", "Aigerim Nurlanovna Ж.", "N 0123", "KAZ", "1990-05-01", "Abai st. 1", "+7 700", null)]);

    [PdfPeerFact]
    public void PersonsAreOnlyInTheReportThatTheyAreHandedTo()
    {
        string without = Read(CaseReport.Write(SomeDossier.Case(), SomeDossier.Issue));
        string with = Read(CaseReport.Write(SomeDossier.Case(), Parties, SomeDossier.Issue));

        Assert.DoesNotContain("Aigerim", without, StringComparison.Ordinal);
        Assert.Contains("Persons and companies Not part of this report", without, StringComparison.Ordinal);
        Assert.Contains("Report of a case, with persons", with, StringComparison.Ordinal);
        Assert.Contains("Aigerim Nurlanovna Ж.", with, StringComparison.Ordinal);
    }

    [PdfPeerFact]
    public void ItHoldsTheInterceptionTheExhibitsAndTheStatements()
    {
        string text = Read(CaseReport.Write(SomeDossier.Case(), SomeDossier.Issue));

        int at = 0;
        foreach (string expected in (string[])["KZ-2026-0042", "UNDER REVIEW", "Court order 17.", "Interception", "CSQU3054383", "CNURC › KZKHG › RUMOW", "Exhibit 1", "Exhibit 1.1", "CONSISTENT WITH: PETN", "Presumptive: consistent with PETN.", "store 1", "Decision rule", "Error rates, cross-validated", "0.6 to 1.2 %", "What no rate covers", "Integrity", "event 4711", "End of report"])
        {
            int found = text.IndexOf(expected, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{expected}' does not follow where it should.");
            at = found;
        }
    }

    private static string Read(byte[] pdf)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.File("case.pdf"), pdf);
        return Regex.Replace(Peer.Run("pdftotext", "-enc", "UTF-8", folder.File("case.pdf"), "-"), @"\s+", " ");
    }

    [PdfPeerFact]
    public void APersonWhoWasReplacedIsNotPrintedAndOneWhoWasAlteredIsSaidToBe()
    {
        PartyView mistaken = Parties.Parties[0] with { Id = SomeDossier.Id(90), Name = "Mistaken Person" };
        PartyView right = mistaken with { Id = SomeDossier.Id(91), Replaces = mistaken.Id, Name = "Right Person", IsIntact = false };

        string text = Read(CaseReport.Write(SomeDossier.Case(), new NominalParties([mistaken, right]), SomeDossier.Issue));

        Assert.DoesNotContain("Mistaken", text, StringComparison.Ordinal);
        Assert.Contains("ALTERED: the consignee 'Right Person' is not as it was recorded.", text, StringComparison.Ordinal);
    }
}
