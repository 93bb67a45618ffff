using System.IO.Compression;

namespace Spectra.Service.Tests.Commands;

public class LibraryBuildTests
{
    [Fact]
    public void AnIdIsTheIndexesElseTheCasNumberElseTheFilesName()
    {
        using TemporaryFolder folder = SampleFiles.Folder(
            ("indexed/a.csv", SampleFiles.Csv(SampleFiles.Absorbances(1))),
            ("indexed/unlisted.csv", SampleFiles.Csv(SampleFiles.Absorbances(2))),
            ("indexed/index.csv", "file,id,name,cas,phase,technique,source,x_unit,y_unit\na.csv,ref-1,\"Powder, white\",57-50-1,solid,,,1/cm,absorbance\n"),
            ("plain/with.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(3), "With number", "78-11-5")),
            ("plain/without.csv", SampleFiles.Csv(SampleFiles.Absorbances(4))));

        Assert.Contains("3 entries", Build(folder, "indexed", "plain").Exits(0).Stdout, StringComparison.Ordinal);

        Assert.Equal(["78-11-5", "ref-1", "without.csv"], Ids(folder, "plain/with.jdx").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ALibraryIsBuiltFromAnArchiveAsFromAFolder()
    {
        using TemporaryFolder folder = SampleFiles.Folder(("one/a.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(3), "Third", "78-11-5")), ("one/b.csv", SampleFiles.Csv(SampleFiles.Absorbances(4))));
        ZipFile.CreateFromDirectory(folder.File("one"), folder.File("one.zip"));

        Build(folder, "one").Exits(0);
        byte[] fromFolder = File.ReadAllBytes(folder.File("built.speclib"));
        Build(folder, "one.zip").Exits(0);

        Assert.Equal(fromFolder, File.ReadAllBytes(folder.File("built.speclib")));
    }

    [Fact]
    public void ExcludedIdsAreLeftOutAndUnknownOnesIgnored()
    {
        using TemporaryFolder folder = SampleFiles.Folder(
            ("one/a.csv", SampleFiles.Csv(SampleFiles.Absorbances(1))),
            ("one/b.csv", SampleFiles.Csv(SampleFiles.Absorbances(2))),
            ("leave-out.csv", "reason,id\nown spectrum is a query,b.csv\nnobody has this,zzz\n"));

        Assert.Contains("1 excluded", SpectraProcess.Run("library", "build", folder.File("one"), "--out", folder.File("built.speclib"), "--exclude", folder.File("leave-out.csv")).Exits(0).Stdout, StringComparison.Ordinal);

        Assert.Equal(["a.csv"], Ids(folder, "one/a.csv"));
    }

    [Fact]
    public void EntriesThatCannotServeAreListedWithTheirReasonAndFailOnlyAStrictBuild()
    {
        using TemporaryFolder folder = SampleFiles.Folder(("one/a.csv", SampleFiles.Csv(SampleFiles.Absorbances(1))), ("one/prose.txt", SampleFiles.Prose), ("one/short.csv", SampleFiles.Csv([.. SampleFiles.Absorbances(1).Take(20)])));

        SpectraRun lenient = Build(folder, "one").Exits(0);
        Assert.Contains("1 entries, 2 left out", lenient.Stdout, StringComparison.Ordinal);
        Assert.Matches("prose.txt: not-a-spectrum: .+", lenient.Stderr);
        Assert.Matches("short.csv: [a-z-]+: .+", lenient.Stderr);

        byte[] built = File.ReadAllBytes(folder.File("built.speclib"));
        SpectraProcess.Run("library", "build", folder.File("one"), "--out", folder.File("built.speclib"), "--strict").Exits(1);
        Assert.Equal(built, File.ReadAllBytes(folder.File("built.speclib")));
    }

    [Fact]
    public void ABuildWithoutAnyEntryLeavesTheLibraryThatIsThere()
    {
        using TemporaryFolder folder = SampleFiles.Folder(("one/a.csv", SampleFiles.Csv(SampleFiles.Absorbances(1))), ("prose.txt", SampleFiles.Prose));
        Build(folder, "one").Exits(0);

        Build(folder, "prose.txt").Exits(1);

        Assert.Equal(["a.csv"], Ids(folder, "one/a.csv"));
        Assert.Equal(["built.speclib", "prose.txt"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static SpectraRun Build(TemporaryFolder folder, params string[] parts) =>
        SpectraProcess.Run(["library", "build", .. parts.Select(folder.File), "--out", folder.File("built.speclib")]);

    /// <summary>The ids of everything in the built library: all of a small one are hits of any query.</summary>
    private static IEnumerable<string> Ids(TemporaryFolder folder, string query) =>
        SpectraProcess.Run("identify", folder.File(query), "--library", folder.File("built.speclib"), "--top", "1000", "--json").Exits(0).JsonLines()[0]
            .GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()!);
}
