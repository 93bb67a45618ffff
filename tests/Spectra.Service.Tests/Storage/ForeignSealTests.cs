using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Storage;

/// <summary>A seal that is good in itself and belongs to another site, put into a data folder.</summary>
public class ForeignSealTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ASealOfAnotherSiteThatIsEmptyIsNotGoneOnWith(bool isPending)
    {
        using FilledRecord record = new();
        using TemporaryFolder other = new();
        byte[] seal = SealOfNewSite(other.Path, isPending);
        string untouched = record.Dump();
        File.WriteAllBytes(record.SealPath, seal);

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Append(record.Folder));

        Assert.Contains("audit verify", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(new SealFile(other.Path).Read()!.Site, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(untouched, record.Dump());
        Assert.Equal(seal, File.ReadAllBytes(record.SealPath));
        Assert.NotEmpty(record.Verify().Findings);
    }

    [PostgresFact]
    public void AFolderThatSaysWhichSiteItIsTakesNoOthersSealThoughNothingIsRecordedYet()
    {
        using TemporaryFolder folder = new();
        using TemporaryFolder other = new();
        RecordProbe.ConfigurePostgres(folder.Path);
        Database.Open(folder.Path, new SteppingClock()).Dispose();
        File.WriteAllBytes(folder.File(SealFile.FileName), SealOfNewSite(other.Path, isPending: false));

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Append(folder.Path));

        Assert.Contains(SiteFile.Read(folder.Path)!.Site, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, new RecordProbe(folder.Path).Scalar<long>("SELECT COUNT(*) FROM evidence_event"));
        Assert.Equal(AuditFindingKind.SealBroken, Assert.Single(AuditVerifier.Verify(folder.Path).Findings).Kind);
    }

    [Fact]
    public void ASealOfItsOwnSiteIsGoneOnWithFromTheFirstEvent()
    {
        using TemporaryFolder folder = new();
        SealOfNewSite(folder.Path, isPending: true);

        Append(folder.Path);

        AuditReport report = AuditVerifier.Verify(folder.Path);
        Assert.True(report.IsClean, report.Sentence);
    }

    private static byte[] SealOfNewSite(string folder, bool isPending)
    {
        Database.Open(folder, new SteppingClock()).Dispose();
        if (isPending)
        {
            SealFile file = new(folder);
            ChainSeal seal = file.Read()!;
            using FileSealSigner signer = FileSealSigner.Open(folder, seal.Key);
            file.Write(SealSignature.Of(seal with { Pending = seal.Sealed with { Count = 1 } }, signer, SteppingClock.Start));
        }

        return File.ReadAllBytes(Path.Combine(folder, SealFile.FileName));
    }

    private static void Append(string folder)
    {
        using Database database = Database.Open(folder, new SteppingClock());
        new MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.FileSetAside("later"));
    }
}
