using System.Collections.Immutable;
using Spectra.Libraries.Importing;
using Spectra.Service.Libraries.Importing;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Libraries.Importing;

public class LibraryImportTests
{
    private static readonly string[] Results = [LibraryImport.EntriesFile, LibraryImport.ReportFile, LibraryImport.TextFile, "made.speclib"];

    [Fact]
    public void AnImportThatWasBrokenOffEndsInTheSameBytes()
    {
        using TemporaryFolder folder = Source();
        ImportOrder order = Order(folder);
        ImportOutcome whole = LibraryImport.Run(folder.File("whole"), order, KnownSubstances.None);
        ImportOutcome broken = LibraryImport.Run(folder.File("broken"), order, KnownSubstances.None);

        // What a kill leaves: at every stage whole files of the stages before, and parts of the one that was under way.
        for (int kept = Results.Length - 1; kept >= 0; kept--)
        {
            foreach (string name in Results.Skip(kept).Append(LibraryImport.ReportFile))
            {
                File.Delete(Path.Combine(broken.Folder, name));
            }

            File.WriteAllText(Path.Combine(broken.Folder, "made.speclib.1.tmp"), "half a library");
            broken = LibraryImport.Run(folder.File("broken"), order, KnownSubstances.None);

            Assert.All(Results, name => Assert.Equal(File.ReadAllBytes(Path.Combine(whole.Folder, name)), File.ReadAllBytes(Path.Combine(broken.Folder, name))));
        }

        Assert.Equal(whole.Id, broken.Id);
        Assert.Equal(3, whole.Report.Comparable);
    }

    [Fact]
    public void ABlockThatWasReadIsNotReadAgain()
    {
        using TemporaryFolder folder = Source();
        ImportOutcome first = LibraryImport.Run(folder.File("data"), Order(folder), KnownSubstances.None);
        string block = Assert.Single(Directory.GetFiles(Path.Combine(first.Folder, "blocks")));
        DateTime written = File.GetLastWriteTimeUtc(block);
        File.Delete(Path.Combine(first.Folder, LibraryImport.ReportFile));

        LibraryImport.Run(folder.File("data"), Order(folder), KnownSubstances.None);

        Assert.Equal(written, File.GetLastWriteTimeUtc(block));
    }

    [Fact]
    public void EveryOriginalIsKeptAlsoThatOfAFileThatCannotBeRead()
    {
        using TemporaryFolder folder = Source();
        ImportOutcome outcome = LibraryImport.Run(folder.File("data"), Order(folder), KnownSubstances.None);
        using StreamReader lines = File.OpenText(Path.Combine(outcome.Folder, LibraryImport.EntriesFile));
        ImmutableArray<ImportedEntry> entries = [.. EntryLines.ReadImported(lines)];
        OriginalStore originals = new(GovernedFolder.Originals(folder.File("data")));

        Assert.Equal(["a.jdx", "b.jdx", "c.jdx", "prose.txt"], entries.Select(imported => imported.File));
        Assert.All(entries, imported => Assert.Equal(File.ReadAllBytes(folder.File($"source/{imported.File}")), originals.Open(imported.Entry.Sha256)));
        Assert.Equal([false, false, false, true], entries.Select(imported => imported.IsQuarantined));
        Assert.All(entries, imported => Assert.Equal(("own work", "here"), (imported.Entry.Licence, imported.Entry.Source)));
    }

    [Fact]
    public void ASourceThatChangedIsAnotherImport()
    {
        using TemporaryFolder folder = Source();
        string before = Order(folder).Id();

        Assert.Equal(before, Order(folder).Id());
        File.AppendAllText(folder.File("source/prose.txt"), "More.");
        Assert.NotEqual(before, Order(folder).Id());
    }

    [Fact]
    public void LicenceAndOriginMustBeStated()
    {
        using TemporaryFolder folder = Source();

        SpectraProcess.Run(["library", "import", folder.File("source"), "--name", "made", "--origin", "here", "--data", folder.File("data")]).Exits(2);
        SpectraProcess.Run(["library", "import", folder.File("source"), "--name", "made", "--licence", "own work", "--data", folder.File("data")]).Exits(2);
        SpectraProcess.Run(["library", "import", folder.File("source"), "--name", "../made", "--licence", "own work", "--origin", "here", "--data", folder.File("data")]).Exits(2);
        Assert.False(Directory.Exists(folder.File("data")));
    }

    private static ImportOrder Order(TemporaryFolder folder) => new("made", [folder.File("source")], new ImportTerms("own work", "here"), "tester");

    private static TemporaryFolder Source() => SampleFiles.Folder(
        ("source/a.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(1), "Alpha", "67-64-1")),
        ("source/b.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(2), "Beta", "78-11-5")),
        ("source/c.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(3), "Gamma")),
        ("source/prose.txt", SampleFiles.Prose));
}
