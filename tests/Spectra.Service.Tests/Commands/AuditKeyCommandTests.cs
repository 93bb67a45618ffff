using Spectra.Service.Storage.Sealing;
using Spectra.Service.Tests.Storage.Sealing;

namespace Spectra.Service.Tests.Commands;

public class AuditKeyCommandTests
{
    [Fact]
    public void TheFingerprintIsPrintedInGroupsOfFourAndHoldsTheRecordToIt()
    {
        using SignedRecord record = new();
        string[] audit = ["audit", "verify", "--data", record.Folder, "--key"];

        string noted = SpectraProcess.Run("audit", "key", "show", "--data", record.Folder).Exits(0).Stdout.TrimEnd();

        Assert.Matches("^([0-9a-f]{4} ){15}[0-9a-f]{4}$", noted);
        SpectraProcess.Run([.. audit, noted]).Exits(0);
        SpectraProcess.Run([.. audit, noted.Replace(' ', ':').ToUpperInvariant()]).Exits(0);
        string changed = SpectraProcess.Run("audit", "key", "change", "--data", record.Folder, "--reason", "yearly", "--by", "J. Doe").Exits(0).Stdout.TrimEnd();
        Assert.NotEqual(noted, changed);
        Assert.Contains("was changed since", SpectraProcess.Run([.. audit, noted]).Exits(3).Stderr, StringComparison.Ordinal);
        SpectraProcess.Run([.. audit, changed]).Exits(0);
        Assert.Equal(SealKey.Plain(changed), record.Seal.Key);
    }

    [Fact]
    public void WhereNobodyAnchorsItIsSaidAndAMistypedFolderMakesNoRecord()
    {
        using SignedRecord record = new();

        Assert.Contains("SPECTRA_SEAL_TSA", SpectraProcess.Run("audit", "anchor", "--data", record.Folder).Exits(0).Stderr, StringComparison.Ordinal);
        foreach (string[] command in (string[][])[["anchor"], ["key", "show"], ["key", "change", "--reason", "x", "--by", "y"]])
        {
            SpectraProcess.Run(["audit", .. command, "--data", record.File("mistyped")]).Exits(2);
        }

        Assert.False(Directory.Exists(record.File("mistyped")));
    }
}
