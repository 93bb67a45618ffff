using System.Text;
using System.Text.RegularExpressions;
using Spectra.Service.Exports;
using Spectra.Service.Exports.Report;

namespace Spectra.Service.Tests.Exports;

/// <summary>The report as other programs read it.</summary>
public partial class MeasurementReportTests
{
    [PdfPeerFact]
    public void ACourtReadsItInOrder()
    {
        string text = Read(MeasurementReport.Write(SomeDossier.Measurement(), SomeDossier.Issue));

        int at = 0;
        foreach (string expected in (string[])[
            "Report of an infrared measurement", "Issued by", "Customs laboratory of the dry port", "Issued", "2026-03-14 10:00:00 UTC",
            "Result", "CONSISTENT WITH: PETN – screening result, not an identification", "Presumptive: consistent with PETN.", "ENERGETIC",
            "The instrument's own answer, and Spectra's", "SUCROSE 0.94", "DISAGREE", "Hazards and controls", "Decision rule", "Error rates, cross-validated", "3402", "0.6 to 1.2 %",
            "Limits", "isomer, salt and form are not determined", "8 % of the spectrum", "cannot be excluded by infrared", "Spectrum", "solid: the measurement", "dashed: PETN", "dotted: RDX", "wavenumber / cm⁻¹",
            "Most alike references", "0.9876", "shares of the spectrum, not weight per cent", "81 % of the spectrum", "Quality", "812.4",
            "Method and conditions", "SIM-1, serial number SN 7, firmware 2.1", "60 s ± 0.2 s", "Sequence and deviations", "no-clean-blank",
            "Exhibit, sampling and custody", "KZ-2026-0042", "0.4567891 kg", "hypergeometric, 5 of 40", "store 1", "store 3", "Reviews, opinions and signatures", "second opinion, blind", "C. Chemist, 2026-03-14", "EXTERNAL: State laboratory",
            "Corrections", "Read from the bag.", "Integrity", "How to verify", "spectra record verify", "relate only to the items tested", "End of report"])
        {
            int found = text.IndexOf(expected, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{expected}' does not follow where it should. After it: {text[at..Math.Min(at + 400, text.Length)]}");
            at = found;
        }
    }

    [PdfPeerFact]
    public void TheOperatorIsPrintedByName() =>
        Assert.Contains("Operator O. Officer", Read(MeasurementReport.Write(SomeDossier.Measurement() with { Operator = "account-1" }, SomeDossier.Issue)), StringComparison.Ordinal);

    [PdfPeerFact]
    public void EveryPageCarriesTheRecordItsHashAndItsNumber()
    {
        MeasurementDossier dossier = SomeDossier.Measurement();

        string[] pages = Text(MeasurementReport.Write(dossier, SomeDossier.Issue)).TrimEnd('\f').Split('\f');

        Assert.True(pages.Length > 2);
        Assert.All(pages.Index(), page =>
        {
            Assert.Contains($"page {page.Index + 1} of {pages.Length}", page.Item, StringComparison.Ordinal);
            Assert.Contains($"Record {SomeDossier.MeasurementId}", page.Item, StringComparison.Ordinal);
            Assert.Contains($"content SHA-256 {JsonExport.ContentSha256(dossier)}", page.Item, StringComparison.Ordinal);
        });
    }

    [PdfPeerFact]
    public void LongHashesAndLettersOfKazakhCanBeCopiedOut()
    {
        MeasurementDossier dossier = SomeDossier.Measurement();

        string text = Regex.Replace(Text(MeasurementReport.Write(dossier, SomeDossier.Issue)), @"\s", "");

        Assert.Contains(dossier.Record.Measurement.Sha256, text, StringComparison.Ordinal);
        Assert.Contains(dossier.Record.Analyses[0].ReportSha256, text, StringComparison.Ordinal);
        foreach (string word in SomeDossier.Kazakh.Split(' '))
        {
            Assert.Contains(word, text, StringComparison.Ordinal);
        }
    }

    [PdfPeerFact]
    public void NoPurityNoWeightAndNoProbabilityOfAnIdentityIsPrinted()
    {
        // The dossier holds them; the report must not.
        string text = Read(MeasurementReport.Write(SomeDossier.Identified(), SomeDossier.Issue));

        // The rule itself says by which probabilities it decides; what it decided of this measurement is said without one.
        text = Without(Without(text, "Decision rule", "Limits"), "Annex: the decision rule", "Integrity");
        Assert.DoesNotMatch(Forbidden(), text.Replace("not weight per cent", "", StringComparison.Ordinal).Replace("it is a likeness, no probability", "", StringComparison.Ordinal));
        foreach (string digits in (string[])["0.9731", "97.31", "0.9912", "99.12", "0.8877", "0.1234"])
        {
            Assert.DoesNotContain(digits, text, StringComparison.Ordinal);
        }
    }

    private static string Without(string text, string from, string to)
    {
        int start = text.IndexOf(from, StringComparison.Ordinal);
        int end = text.IndexOf(to, start, StringComparison.Ordinal);
        return text.Remove(start, end - start);
    }

    [PdfPeerFact]
    public void OnlyASignedChecklistThatStandsSaysIdentified()
    {
        MeasurementDossier withdrawn = SomeDossier.Measurement() with { Place = SomeDossier.Place() with { Identifications = [SomeDossier.Signed(50, null, withdrawn: false), SomeDossier.Signed(51, 50, withdrawn: true)] } };

        Assert.Contains("■ IDENTIFIED: 78-11-5", Read(MeasurementReport.Write(SomeDossier.Identified(), SomeDossier.Issue)), StringComparison.Ordinal);
        Assert.DoesNotContain("■ IDENTIFIED", Read(MeasurementReport.Write(withdrawn, SomeDossier.Issue)), StringComparison.Ordinal);
        Assert.DoesNotContain("■ IDENTIFIED", Read(MeasurementReport.Write(SomeDossier.Measurement(), SomeDossier.Issue)), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameDossierAndIssueGiveTheSameBytes()
    {
        byte[] first = MeasurementReport.Write(SomeDossier.Measurement(), SomeDossier.Issue);
        byte[] later = MeasurementReport.Write(SomeDossier.Measurement(), SomeDossier.Issue with { At = SomeDossier.At(41) });

        Assert.Equal(first, MeasurementReport.Write(SomeDossier.Measurement(), SomeDossier.Issue));
        Assert.NotEqual(first, later);
    }

    [PdfPeerFact]
    public void ATableThatIsLongerThanAPageRepeatsItsHeadings()
    {
        ExhibitPlace place = SomeDossier.Place();
        MeasurementDossier dossier = SomeDossier.Measurement() with { Place = place with { Custody = [.. Enumerable.Range(1, 120).Select(step => place.Custody[0] with { Step = step, Condition = $"condition{step}" })] } };

        string text = Text(MeasurementReport.Write(dossier, SomeDossier.Issue));

        Assert.True(Regex.Count(text, "seal in / out") > 3);
        Assert.All(Enumerable.Range(1, 120), step => Assert.Contains($"condition{step}", Regex.Replace(text, @"\s", ""), StringComparison.Ordinal));
    }

    [PdfPeerFact]
    public void ADossierWithNextToNothingIsStillAReport()
    {
        MeasurementDossier dossier = SomeDossier.Measurement();
        MeasurementDossier bare = new() { Record = dossier.Record with { Analyses = [], Corrections = [], Sequence = null }, Chain = dossier.Chain with { SealKeyFingerprint = null } };

        string text = Read(MeasurementReport.Write(bare, new ReportIssue(SomeDossier.At(0), null, null, null, null)));

        Assert.Contains("This does NOT mean safe or legal", text, StringComparison.Ordinal);
        Assert.Contains("HAZARD NOT KNOWN: treat as hazardous", text, StringComparison.Ordinal);
        Assert.Contains("nobody: this is a printout of the record", text, StringComparison.Ordinal);
        Assert.Contains("the seal is not signed", text, StringComparison.Ordinal);
    }

    [PdfPeerFact]
    public void WhatTheFontLacksIsWrittenAsItsNumber()
    {
        ExhibitPlace place = SomeDossier.Place();
        MeasurementDossier dossier = SomeDossier.Measurement() with { Place = place with { Tree = [place.Tree[1] with { Description = "白\u202Ex\u0007" }] } };

        string text = Regex.Replace(Text(MeasurementReport.Write(dossier, SomeDossier.Issue)), @"\s", "");

        Assert.Contains("[U+767D][U+202E]x[U+0007]", text, StringComparison.Ordinal);
    }

    [PdfPeerFact]
    public void InBlackAndWhiteEveryTraceIsToldByItsDashes()
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.File("report.pdf"), MeasurementReport.Write(SomeDossier.Measurement(), SomeDossier.Issue));
        Peer.Run("pdftoppm", "-r", "144", folder.File("report.pdf"), folder.File("page"));

        // Rendered in colour, every pixel is grey.
        foreach (string page in Directory.GetFiles(folder.Path, "*.ppm"))
        {
            byte[] pixels = File.ReadAllBytes(page)[^(Width * Height * 3)..];
            Assert.True(Enumerable.Range(0, Width * Height).All(i => pixels[3 * i] == pixels[(3 * i) + 1] && pixels[3 * i] == pixels[(3 * i) + 2]), page);
        }

        // The legend's samples of 36 points: one run of ink where solid, several of different lengths where dashed or dotted.
        int[][] runs = [.. LegendRuns(folder)];
        Assert.Equal(4, runs.Length);
        Assert.Single(runs[0]);
        Assert.Equal(4, runs.Select(static run => string.Join(',', run.Select(static length => length / 2).Distinct().Order())).Distinct().Count());
    }

    private const int Width = 1191;

    private const int Height = 1684;

    /// <summary>The lengths of the strokes of ink in each row of the legend, in pixels of half a point.</summary>
    private static IEnumerable<int[]> LegendRuns(TemporaryFolder folder)
    {
        string words = Peer.Run("pdftotext", "-bbox", folder.File("report.pdf"), "-");
        string[] pages = words.Split("<page ")[1..];
        foreach (string style in (string[])["solid:", "dashed:", "dotted:", "dash-dotted:"])
        {
            int page = Array.FindIndex(pages, text => text.Contains($">{style}<", StringComparison.Ordinal));
            Match place = Regex.Match(pages[page], $"yMin=\"([0-9.]+)\" xMax=\"[0-9.]+\" yMax=\"([0-9.]+)\">{style}<");
            int low = (int)(2 * double.Parse(place.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
            int high = (int)(2 * double.Parse(place.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));
            byte[] pixels = File.ReadAllBytes(Directory.GetFiles(folder.Path, "page-*.ppm").Order(StringComparer.Ordinal).ElementAt(page))[^(Width * Height * 3)..];
            bool[] ink = [.. Enumerable.Range(98, 78).Select(x => Enumerable.Range(low, high - low).Any(y => pixels[3 * ((y * Width) + x)] < 140))];
            yield return [.. Regex.Matches(string.Concat(ink.Select(static dark => dark ? '#' : ' ')), "#+").Select(static run => run.Length)];
        }
    }

    /// <summary>The text as it is laid out, with line breaks taken for spaces.</summary>
    private static string Read(byte[] pdf) => Regex.Replace(Text(pdf), @"\s+", " ");

    private static string Text(byte[] pdf)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.File("report.pdf"), pdf);
        return Peer.Run("pdftotext", "-enc", "UTF-8", folder.File("report.pdf"), "-").Normalize(NormalizationForm.FormC);
    }

    [GeneratedRegex(@"purity|\bpure\s*:|\bw/w\b|wt\.?\s?%|weight per ?cent|% by (weight|mass)|posterior|probability", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
