using System.IO.Compression;
using System.Text;
using Spectra.Formats;
using Spectra.Formats.Sources;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Formats.Sources;

public sealed class SpectrumSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-source-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void AFolderIsReadWithEverythingBelowItInOrdinalOrder()
    {
        Put("b.csv", "b");
        Put("B.csv", "B");
        Put("a/c.csv", "c");
        Put(".hidden", "h");
        PutZip("z.zip", ("y.csv", "y"), ("d/x.csv", "x"), ("__MACOSX/._x", "litter"));

        Assert.Equal(["B.csv", "a/c.csv", "b.csv", "z.zip/d/x.csv", "z.zip/y.csv"], Names(_folder));
        Assert.Equal(5, SpectrumSource.Count(_folder));
    }

    [Fact]
    public void ASingleFileIsNamedByItsFileNameAndAnEntryByItsPathInTheArchive()
    {
        string zip = PutZip("z.zip", ("d/x.csv", "content"));

        Assert.Equal(["b.csv"], Names(Put("a/b.csv", "b")));
        SourceItem.File entry = Assert.IsType<SourceItem.File>(Assert.Single(SpectrumSource.Read(zip)));
        Assert.Equal("d/x.csv", entry.Name);
        Assert.Equal("content"u8.ToArray(), entry.Content.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhereThereIsAnIndexOnlyItsFilesAreReadAndItsEntriesTravel(bool zipped)
    {
        const string Index = "file,id,name,cas,phase,technique,source,x_unit,y_unit,group,truth_ids\n"
            + "sub/b.csv,id-b,\"B, the second\",50-00-0,solid,ATR,here,um,percent-reflectance,cluster 1,id-x\n"
            + "missing.csv,,,,,,,,,,\n"
            + "a.csv,id-a,A,,,,,1/cm,absorbance,,\n";
        (string, string)[] files = [("index.csv", Index), ("a.csv", "a"), ("sub/b.csv", "b"), ("unlisted.csv", "u"), ("truth.csv", "t")];
        string path = _folder;
        if (zipped)
        {
            path = PutZip("z.zip", files);
        }
        else
        {
            Array.ForEach(files, file => Put(file.Item1, file.Item2));
        }

        SourceItem[] items = [.. SpectrumSource.Read(path)];

        Assert.Equal(["a.csv", "missing.csv", "sub/b.csv"], items.Select(item => item.Name));
        Assert.Equal("unreadable", Assert.IsType<SourceItem.Refused>(items[1]).Error.Id);
        Assert.Equal(
            new IndexEntry("sub/b.csv")
            {
                Id = "id-b",
                Name = "B, the second",
                Cas = "50-00-0",
                Phase = "solid",
                TechniqueStated = "ATR",
                Source = "here",
                AxisUnit = AxisUnit.Micrometre,
                Unit = OrdinateUnit.PercentReflectance,
            },
            Assert.IsType<SourceItem.File>(items[2]).Index);
    }

    [Theory]
    [InlineData("name,cas\nx,y\n", "not-a-spectrum")]
    [InlineData("", "not-a-spectrum")]
    [InlineData("file\n../secret.csv\n", "unsafe-archive")]
    [InlineData("file\n/etc/passwd\n", "unsafe-archive")]
    public void AnIndexThatIsNoneIsRefusedAndNothingBesideItIsRead(string index, string code)
    {
        Put("index.csv", index);
        Put("a.csv", "a");

        Assert.Equal(code, Assert.IsType<SourceItem.Refused>(Assert.Single(SpectrumSource.Read(_folder))).Error.Id);
    }

    [Fact]
    public void AnIndexBelowAFolderOfAnArchiveGovernsThatFolderOnly()
    {
        string zip = PutZip("z.zip", ("d/index.csv", "file\nx.csv\n"), ("d/x.csv", "x"), ("d/e/y.csv", "y"), ("free.csv", "f"));

        Assert.Equal(["d/x.csv", "free.csv"], Names(zip));
    }

    [Fact]
    public void WhatIsNotThereIsARefusal() => Assert.Equal("unreadable", Assert.IsType<SourceItem.Refused>(Assert.Single(SpectrumSource.Read(Path.Combine(_folder, "no.csv")))).Error.Id);

    [Fact]
    public void ALoopOfLinksEnds()
    {
        Put("a/b.csv", "b");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "a", "loop"), _folder);
        File.CreateSymbolicLink(Path.Combine(_folder, "dangling.csv"), Path.Combine(_folder, "nowhere"));

        SourceItem[] items = [.. SpectrumSource.Read(_folder)];

        Assert.Equal(["a/b.csv", "a/loop", "dangling.csv"], items.Select(item => item.Name));
        Assert.All(items[1..], item => Assert.Equal("unreadable", Assert.IsType<SourceItem.Refused>(item).Error.Id));
    }

    [Fact]
    public void AFileBeyondTheLimitIsRefusedWithoutBeingRead()
    {
        using (FileStream large = File.Create(Path.Combine(_folder, "large.csv")))
        {
            large.SetLength(SpectrumReader.MaximumFileBytes + 1L);
        }

        Assert.Equal("too-large", Assert.IsType<SourceItem.Refused>(Assert.Single(SpectrumSource.Read(_folder))).Error.Id);
    }

    private string Put(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    private string PutZip(string name, params (string Name, string Content)[] entries)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, ZipFiles.Of([.. entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Content)))]));
        return path;
    }

    private static string[] Names(string path) => [.. SpectrumSource.Read(path).Select(item => item.Name)];
}
