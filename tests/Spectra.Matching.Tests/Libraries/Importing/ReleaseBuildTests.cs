using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Spectra.Formats.Sources;
using Spectra.Libraries;
using Spectra.Libraries.Importing;
using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Libraries.Importing;

public sealed class ReleaseBuildTests : IDisposable
{
    private static readonly PreprocessingRecipe Recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);

    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-release-").FullName;

    [Fact]
    public void AReleaseOfAnImportIsByteForByteTheLibraryBuiltOfItsSources()
    {
        ImmutableArray<ImportedEntry> entries = Imported();
        byte[] direct = Built(writer => LibraryBuild.Run([Source()], writer, Recipe, ImmutableHashSet<string>.Empty));

        Assert.Equal(direct, Built(writer => ReleaseBuild.Run(entries.Select(imported => imported.Entry), Store(), writer, Recipe)));
    }

    [Fact]
    public void EntriesSurviveBeingWrittenAndReadAsLines()
    {
        ImmutableArray<ImportedEntry> entries = Imported();
        using MemoryStream text = new();
        EntryLines.Write(text, entries);

        using StringReader lines = new(Encoding.UTF8.GetString(text.ToArray()));
        using MemoryStream again = new();
        EntryLines.Write(again, EntryLines.ReadImported(lines));

        Assert.Equal(text.ToArray(), again.ToArray());
        Assert.Equal(4, entries.Length);
    }

    [Fact]
    public void WhatAnEntryStatesOfTheSubstanceAndTheTechniqueStandsBeforeTheFile()
    {
        ReleaseEntry entry = Imported()[0].Entry with { Name = "Corrected", Cas = "67-64-1", Technique = "reflectance" };
        string path = Path.Combine(_folder, "corrected.speclib");
        using (LibraryWriter writer = new(path, "corrected", "1", Recipe))
        {
            ReleaseBuild.Run([entry], Store(), writer, Recipe);
        }

        using ReferenceLibrary library = Assert.IsType<LibraryOpening.Opened>(ReferenceLibrary.Open(path)).Library;
        Assert.Equal(("Corrected", "67-64-1", Technique.Reflectance), (library.References[0].Substance.Name, library.References[0].Substance.Cas, library.References[0].Technique));
    }

    [Fact]
    public void AnEntryThatCannotBeReadIsQuarantinedAndNotDropped()
    {
        File.WriteAllText(Path.Combine(Source(), "z.jdx"), "<html></html>");

        ImportedEntry unread = Imported()[^1];

        Assert.True(unread.IsQuarantined);
        Assert.Equal(("z.jdx", "not-a-spectrum"), (unread.Entry.Id, unread.Findings[0].Code));
        Assert.True(Store().Contains(unread.Entry.Sha256));
    }

    [Fact]
    public void AGradeOfTheSourceThatSaysNotValidatedIsHonoured()
    {
        File.WriteAllText(Path.Combine(Source(), "z.jdx"), Jcamp("Zeta", 9).Replace("##XUNITS", "##CLASS=4 Not Validated\n##MOLFORM=C2 H6 O\n##XUNITS", StringComparison.Ordinal));

        ImportedEntry graded = Imported()[^1];

        Assert.Contains(graded.Findings, finding => (finding.Code, finding.Weight) == (FindingCodes.NotValidated, FindingWeight.Flagged));
        Assert.Equal("C2H6O", graded.Formula);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private OriginalStore Store() => new(Path.Combine(_folder, "originals"));

    private string Source()
    {
        string source = Path.Combine(_folder, "source");
        if (!Directory.Exists(source))
        {
            Directory.CreateDirectory(source);
            for (int i = 0; i < 4; i++)
            {
                File.WriteAllText(Path.Combine(source, $"{i}.jdx"), Jcamp($"Substance {i}", i));
            }
        }

        return source;
    }

    private ImmutableArray<ImportedEntry> Imported()
    {
        OriginalStore originals = Store();
        List<ImportedEntry> entries = [];
        foreach (SourceItem item in SpectrumSource.Read(Source()))
        {
            originals.Add(((SourceItem.File)item).Content.Span);
            entries.AddRange(EntryReading.Of(item, new ImportTerms("none", "made"), KnownSubstances.None, Recipe));
        }

        return EntryIds.MakeUnique(entries);
    }

    private byte[] Built(Action<LibraryWriter> build)
    {
        string path = Path.Combine(_folder, "built.speclib");
        using (LibraryWriter writer = new(path, "built", "1", Recipe))
        {
            build(writer);
        }

        return File.ReadAllBytes(path);
    }

    private static string Jcamp(string title, int seed)
    {
        double[] ordinates = [.. Some.Spectrum(seed: seed + 1).Ordinates.ToArray().Take(3400)];
        string table = string.Join('\n', ordinates.Chunk(10).Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"{600 + (10 * i)} {string.Join(' ', line.Select(y => (int)(1000 * y)))}")));
        return $"##TITLE={title}\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n##ORIGIN=made\n##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##XFACTOR=1\n##YFACTOR=0.001\n##FIRSTX=600\n##LASTX=3999\n##NPOINTS=3400\n##XYDATA=(X++(Y..Y))\n{table}\n##END=\n";
    }
}
