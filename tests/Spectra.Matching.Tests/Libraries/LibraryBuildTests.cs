using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Spectra.Libraries;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Libraries;

public sealed class LibraryBuildTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-build-").FullName;

    [Fact]
    public void AnEntrysIdIsTheIndexsElseItsCasNumberElseItsFileName()
    {
        string indexed = Folder("indexed");
        File.WriteAllText(Path.Combine(indexed, "a.jdx"), Jcamp("Alpha", cas: "78-11-5"));
        File.WriteAllText(Path.Combine(indexed, "index.csv"), "file,id,name,cas\na.jdx,own-id,Alpha of the index,78-11-5\n");
        string plain = Folder("plain");
        File.WriteAllText(Path.Combine(plain, "b.jdx"), Jcamp("Beta", cas: "121-82-4"));
        File.WriteAllText(Path.Combine(plain, "c.jdx"), Jcamp("Gamma", cas: null));

        (LibraryBuildReport report, ImmutableArray<ReferenceSpectrum> references) = Build([indexed, plain]);

        Assert.Equal(3, report.Entries);
        Assert.Equal(["own-id", "121-82-4", "c.jdx"], references.Select(reference => reference.Id));
        Assert.Equal(["Alpha of the index", "Beta", "Gamma"], references.Select(reference => reference.Substance.Name));
        Assert.Equal("cas:78-11-5", references[0].Substance.Key);
    }

    [Fact]
    public void TwoSpectraOfOneCasNumberKeepIdsOfTheirOwnAndOneSubstance()
    {
        string folder = Folder("twice");
        File.WriteAllText(Path.Combine(folder, "a.jdx"), Jcamp("Alpha", cas: "78-11-5"));
        File.WriteAllText(Path.Combine(folder, "b.jdx"), Jcamp("Alpha again", cas: "78-11-5"));

        ImmutableArray<ReferenceSpectrum> references = Build([folder]).References;

        Assert.Equal(["78-11-5", "78-11-5#2"], references.Select(reference => reference.Id));
        Assert.Single(references.Select(reference => reference.Substance.Key).Distinct());
    }

    [Fact]
    public void WhatCannotServeIsListedWithItsReasonAndTheRestGoesIn()
    {
        string folder = Folder("mixed");
        File.WriteAllText(Path.Combine(folder, "good.jdx"), Jcamp("Alpha", cas: null));
        File.WriteAllText(Path.Combine(folder, "prose.jdx"), "<html><body>Not found</body></html>");
        File.WriteAllText(Path.Combine(folder, "raman.jdx"), Jcamp("Rho", cas: null).Replace("ABSORBANCE", "COUNTS", StringComparison.Ordinal));

        (LibraryBuildReport report, ImmutableArray<ReferenceSpectrum> references) = Build([folder]);

        Assert.Equal("good.jdx", Assert.Single(references).Id);
        Assert.Equal([("prose.jdx", "not-a-spectrum"), ("raman.jdx", "wrong-technique")], report.LeftOut.Select(entry => (entry.File, entry.Code)));
    }

    [Fact]
    public void ExcludedIdsStayOutAndUnknownOnesDoNoHarm()
    {
        string folder = Folder("excluded");
        File.WriteAllText(Path.Combine(folder, "a.jdx"), Jcamp("Alpha", cas: "78-11-5"));
        File.WriteAllText(Path.Combine(folder, "b.jdx"), Jcamp("Beta", cas: "121-82-4"));

        (LibraryBuildReport report, ImmutableArray<ReferenceSpectrum> references) = Build([folder], "78-11-5", "999-99-9");

        Assert.Equal(("121-82-4", 1), (Assert.Single(references).Id, report.Excluded));
    }

    [Fact]
    public void AnExcludedIdTakesEverySpectrumOfItsFileWithIt()
    {
        string folder = Folder("blocks");
        File.WriteAllText(Path.Combine(folder, "two.jdx"), Jcamp("Diffuse", cas: "118-96-7") + Jcamp("Total", cas: "118-96-7", seed: 2));
        File.WriteAllText(Path.Combine(folder, "one.jdx"), Jcamp("Beta", cas: "121-82-4"));

        Assert.Equal(["121-82-4", "118-96-7", "118-96-7#1"], Build([folder]).References.Select(reference => reference.Id));
        Assert.Equal(("121-82-4", 2), (Assert.Single(Build([folder], "118-96-7").References).Id, Build([folder], "118-96-7").Report.Excluded));
        Assert.Equal(["121-82-4", "118-96-7"], Build([folder], "118-96-7#1").References.Select(reference => reference.Id));
    }

    [Fact]
    public void NothingIsWrittenWhereNotOneEntryCanServe()
    {
        string folder = Folder("prose");
        File.WriteAllText(Path.Combine(folder, "a.txt"), "Nothing but words.");
        string path = Path.Combine(_folder, "kept.speclib");
        File.WriteAllText(path, "an older library");
        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        using LibraryWriter writer = new(path, "kept", "1", recipe);

        Assert.Null(LibraryBuild.Run([folder], writer, recipe, ImmutableHashSet<string>.Empty).Sha256);
        Assert.Equal("an older library", File.ReadAllText(path));
    }

    [Fact]
    public void AFolderAndItsArchiveGiveTheSameLibrary()
    {
        string folder = Folder("source");
        for (int i = 0; i < 300; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"{i:D3}.jdx"), Jcamp($"S{i}", cas: null, seed: i));
        }

        string archive = Path.Combine(_folder, "source.zip");
        ZipFile.CreateFromDirectory(folder, archive);

        Assert.Equal(Build([folder]).Report.Sha256, Build([archive]).Report.Sha256);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Jcamp(string title, string? cas, int seed = 1)
    {
        Random random = new(seed);
        string ordinates = string.Join('\n', Enumerable.Range(0, 171).Select(line =>
            string.Create(CultureInfo.InvariantCulture, $"{600 + (line * 20)} {string.Join(' ', Enumerable.Range(0, 10).Select(_ => random.Next(1, 999)))}")));
        return $"##TITLE={title}\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n{(cas is null ? "" : $"##CAS REGISTRY NO={cas}\n")}"
            + $"##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##XFACTOR=1\n##YFACTOR=0.001\n##FIRSTX=600\n##LASTX=4018\n##NPOINTS=1710\n##XYDATA=(X++(Y..Y))\n{ordinates}\n##END=\n";
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    private (LibraryBuildReport Report, ImmutableArray<ReferenceSpectrum> References) Build(string[] paths, params string[] excluded)
    {
        string path = Path.Combine(_folder, "built.speclib");
        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        using LibraryWriter writer = new(path, "built", "1", recipe);
        LibraryBuildReport report = LibraryBuild.Run(paths, writer, recipe, excluded.ToImmutableHashSet());
        using ReferenceLibrary library = Assert.IsType<LibraryOpening.Opened>(ReferenceLibrary.Open(path)).Library;
        return (report, [.. library.References]);
    }
}
