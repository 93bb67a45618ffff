using Spectra.Service.Tests.Exports;

namespace Spectra.Service.Tests.Commands;

/// <summary><c>record export</c> over a record that docking made.</summary>
public sealed class RecordExportTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _stick = SampleFiles.Folder(("one.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1))));
    private readonly string _id;

    public RecordExportTests() => _id = Run("dock", $"folder:{_stick.Path}", "--decontaminated", "--by", "J. Doe", "--json").Exits(0).JsonLines()[0].GetProperty("measurement").GetString()!;

    public void Dispose()
    {
        _data.Dispose();
        _stick.Dispose();
    }

    [Theory]
    [InlineData("jcamp", "##TITLE=")]
    [InlineData("animl", "<?xml")]
    [InlineData("csv", "wavenumber_per_cm,")]
    [InlineData("json", "{\"format\":\"spectra-measurement-1\"")]
    [InlineData("case-uco", "{")]
    [InlineData("ids", "seizure_date,")]
    [InlineData("cen", "seizure_number,")]
    public void EveryTextFormGoesToStdout(string form, string start) =>
        Assert.StartsWith(start, Run("record", "export", _id, "--form", form).Exits(0).Stdout, StringComparison.Ordinal);

    [Fact]
    public void AFileIsWrittenWhereItIsWantedWithTheHitsBesideACsv()
    {
        using TemporaryFolder output = new();

        Run("record", "export", _id, "--form", "pdf", "--out", output.File("a.pdf"), "--laboratory", "Port laboratory").Exits(0);
        Run("record", "export", _id, "--form", "csv", "--out", output.File("a.csv")).Exits(0);

        Assert.Equal("%PDF-1.7"u8.ToArray(), File.ReadAllBytes(output.File("a.pdf"))[..8]);
        Assert.StartsWith("rank,", File.ReadAllText(output.File("a-hits.csv")), StringComparison.Ordinal);
    }

    [PdfPeerFact]
    public void AReportDrawsTheReferencesOfTheLibraryThatAnswered()
    {
        using SampleLibrary library = new();
        using TemporaryFolder other = new();
        string id = SpectraProcess.Run("dock", $"folder:{_stick.Path}", "--library", library.Path, "--decontaminated", "--by", "J. Doe", "--json", "--data", other.Path).Exits(0).JsonLines()[0].GetProperty("measurement").GetString()!;

        SpectraProcess.Run("record", "export", id, "--form", "pdf", "--library", library.Path, "--out", other.File("a.pdf"), "--data", other.Path).Exits(0);
        SpectraProcess.Run("record", "export", id, "--form", "pdf", "--out", other.File("b.pdf"), "--data", other.Path).Exits(0);

        Assert.Contains("dashed: First substance", Peer.Run("pdftotext", other.File("a.pdf"), "-"), StringComparison.Ordinal);
        Assert.Contains("No reference spectrum is at hand", Peer.Run("pdftotext", other.File("b.pdf"), "-"), StringComparison.Ordinal);
    }

    [Fact]
    public void ExportingLeavesTheRecordAsItWas()
    {
        string before = Run("record", "show", _id, "--json").Exits(0).Stdout;
        Run("record", "export", _id, "--form", "json").Exits(0);

        Assert.Equal(before, Run("record", "show", _id, "--json").Exits(0).Stdout);
        Run("audit", "verify").Exits(0);
    }

    [Fact]
    public void WhatIsNotThereIsSaidInASentence()
    {
        Assert.Contains("no measurement and no case", Run("record", "export", Guid.Empty.ToString(), "--form", "json").Exits(1).Stderr, StringComparison.Ordinal);
        Assert.Contains("is no record id", Run("record", "export", "seven", "--form", "json").Exits(2).Stderr, StringComparison.Ordinal);
        Run("record", "export", _id, "--form", "docx").Exits(2);
        Assert.Contains("can't be written", Run("record", "export", _id, "--form", "json", "--out", _data.File("no/such/folder.json")).Exits(1).Stderr, StringComparison.Ordinal);
    }

    private SpectraRun Run(params string[] arguments) => SpectraProcess.Run([.. arguments, "--data", _data.Path]);
}
