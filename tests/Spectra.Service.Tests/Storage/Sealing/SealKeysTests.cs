using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Storage.Sealing;

public class SealKeysTests
{
    public static TheoryData<string> EveryStep() => [.. Enum.GetNames<AppendStep>()];

    [Fact]
    public void AChangedKeyIsVouchedForByTheFormerOneAndSealsFromThenOn()
    {
        using SignedRecord record = new();
        SiteKey former = SealKeys.Current(record.Folder)!;

        SealKey key = SealKeys.Change(record.Folder, new SteppingClock(), "yearly change", "J. Doe");
        record.Append();

        SiteKey now = SealKeys.Current(record.Folder)!;
        Assert.Equal((key, former.Key.Fingerprint, "yearly change", "J. Doe"), (now.Key, now.PreviousKey, now.Reason, now.ChangedBy));
        Assert.NotEqual(former.Key, now.Key);
        Assert.Equal(key.Fingerprint, record.Seal.Key);
        AuditReport report = record.Verify(new AuditDemands(key.Grouped));
        Assert.True(report.IsClean, report.Sentence);
        Assert.Empty(report.Notes);
        Assert.Contains("was changed since", record.Finding(new AuditDemands(former.Key.Fingerprint)).Sentence, StringComparison.Ordinal);
        Assert.Equal(["seal-key.pem", "seal-public.pem"], Directory.GetFiles(record.File("keys")).Select(static path => Path.GetFileName(path)).Order());
    }

    [Theory]
    [MemberData(nameof(EveryStep))]
    public void AChangeCutOffAtAnyStepLeavesACleanRecordThatGoesOn(string step)
    {
        using SignedRecord record = new();
        string former = record.Seal.Key!;
        using FileSealSigner successor = FileSealSigner.Make(record.Folder);
        using (Database database = Database.Open(
            record.Folder,
            new SteppingClock(),
            reached: reached => _ = reached.ToString() == step ? throw new OperationCanceledException(step) : step,
            signers: SignerChoice.Former(record.Folder)))
        {
            Assert.Throws<OperationCanceledException>(() => database.ChangeKey(successor, "yearly change", "J. Doe"));
        }

        Assert.Empty(record.Verify().Findings);
        record.Append();

        bool committed = Enum.Parse<AppendStep>(step) >= AppendStep.Committed;
        Assert.Equal(committed ? successor.Key.Fingerprint : former, record.Seal.Key);
        Assert.True(record.Verify().IsClean, record.Verify().Sentence);
        Assert.Empty(record.Verify().Notes);
    }

    [Fact]
    public void AnOpenWriterFollowsAKeyThatAnotherProcessChanged()
    {
        using SignedRecord record = new();
        using Database open = Database.Open(record.Folder, new SteppingClock());
        SealKey key = SealKeys.Change(record.Folder, new SteppingClock(), "yearly change", "J. Doe");

        new Service.Seizures.MeasurementStore(open, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.FileSetAside("later"));

        Assert.Equal(key.Fingerprint, record.Seal.Key);
        Assert.True(record.Verify().IsClean, record.Verify().Sentence);
    }

    [Fact]
    public void ALostKeyIsReplacedAndEveryAuditSaysSo()
    {
        using SignedRecord record = new();
        Assert.Contains("is not lost", Assert.Throws<EvidenceException>(Replace).Message, StringComparison.Ordinal);
        File.Delete(record.KeyPath);
        Assert.Contains("--lost", Assert.Throws<EvidenceException>(() => SealKeys.Change(record.Folder, new SteppingClock(), "lost", "J. Doe")).Message, StringComparison.Ordinal);

        SealKey key = Replace();
        record.Append();

        AuditReport report = record.Verify();
        Assert.True(report.IsClean, report.Sentence);
        Assert.Contains("without the signature of the former one", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Equal(key.Fingerprint, record.Seal.Key);

        SealKey Replace() => SealKeys.Replace(record.Folder, new SteppingClock(), "the disk died", "J. Doe");
    }

    [Fact]
    public void AKeyThatFalselyClaimsToFollowIsFound()
    {
        using SignedRecord record = new();
        string former = record.Seal.Key!;
        using FileSealSigner forger = FileSealSigner.Make(record.Folder);
        using (Database database = Database.Open(record.Folder, new SteppingClock(), signers: SignerChoice.InPlaceOfALostKey(forger)))
        {
            database.Append(append => append.Insert(new EvidenceRow(EvidenceTables.Signer)
                .With("id", Guid.CreateVersion7()).With("key_fingerprint", forger.Key.Fingerprint).With("public_key", forger.Key.PublicKey).With("algorithm", SealKey.Algorithm)
                .With("provider", "file").With("valid_from", append.At).With("previous_key", former).With("reason", "none").With("changed_by", "nobody")
                .With("previous_signature", forger.Sign("anything"u8))));
        }

        AuditFinding finding = record.Finding();
        Assert.Equal((AuditFindingKind.SealBroken, EvidenceTables.Signer), (finding.Kind, finding.Table));
        Assert.Contains("is not signed by the key", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ARecordRewrittenWithAKeyOfItsOwnFailsAgainstTheNotedFingerprint()
    {
        using SignedRecord record = new();
        string noted = SealKeys.Current(record.Folder)!.Key.Grouped;
        using SignedRecord rewritten = new();

        Assert.True(record.Verify(new AuditDemands(noted)).IsClean);
        Assert.True(rewritten.Verify().IsClean);
        Assert.Equal(AuditFindingKind.SealBroken, rewritten.Finding(new AuditDemands(noted)).Kind);
    }
}
