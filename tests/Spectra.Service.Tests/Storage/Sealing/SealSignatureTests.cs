using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Storage.Sealing;

[UnsupportedOSPlatform("windows")]
public class SealSignatureTests
{
    [OpensslFact]
    public void OpensslVerifiesTheSealOverTheDocumentedText()
    {
        using SignedRecord record = new();
        JsonNode seal = JsonNode.Parse(File.ReadAllText(record.SealPath))!;
        string text = $"""
            spectra chain seal 2
            site: {seal["site"]}
            schema: {seal["schema"]}
            sealed: {seal["sealed"]!["count"]} {seal["sealed"]!["hash"]}
            pending: none
            time: {seal["sealedAt"]}
            key: {seal["key"]}

            """.ReplaceLineEndings("\n");
        File.WriteAllText(record.File("text"), text);
        File.WriteAllText(record.File("altered"), text.Replace("pending", "Pending", StringComparison.Ordinal));
        File.WriteAllBytes(record.File("signature"), Convert.FromBase64String(seal["signature"]!.GetValue<string>()));

        Assert.Contains("Verified OK", Openssl.Run(record.Folder, "dgst -sha256 -verify keys/seal-public.pem -signature signature text"), StringComparison.Ordinal);
        Assert.NotEqual(0, Openssl.Try(record.Folder, "dgst -sha256 -verify keys/seal-public.pem -signature signature altered").Exit);
        Openssl.Run(record.Folder, "pkey -pubin -in keys/seal-public.pem -outform DER -out public.der");
        Assert.Equal(seal["key"]!.GetValue<string>(), Some.Hash(File.ReadAllBytes(record.File("public.der"))));
        Assert.Equal("ECDSA-P256-SHA256", seal["algorithm"]!.GetValue<string>());
        Assert.Contains("NIST CURVE: P-256", Openssl.Run(record.Folder, "pkey -in keys/seal-key.pem -noout -text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("site", "\"0196f3a2-0000-7000-8000-000000000001\"")]
    [InlineData("schema", "\"0004-docking-append-only.sql\"")]
    [InlineData("sealed", """{"count":1,"hash":"00"}""")]
    [InlineData("pending", """{"count":4,"hash":"00"}""")]
    [InlineData("sealedAt", "\"2020-01-01T00:00:00.0000000Z\"")]
    [InlineData("key", "\"00\"")]
    [InlineData("publicKey", "\"AAAA\"")]
    [InlineData("publicKey", "\"no base64\"")]
    [InlineData("algorithm", "\"none\"")]
    [InlineData("signature", "\"AAAA\"")]
    [InlineData("signature", "null")]
    public void ASealOfWhichAnythingWasAlteredIsFoundAndRefusesAppends(string field, string value)
    {
        using SignedRecord record = new();
        record.EditSeal(seal => seal[field] = JsonNode.Parse(value));

        AuditFinding finding = record.Finding();
        Assert.Equal(AuditFindingKind.SealBroken, finding.Kind);
        Assert.Contains("was altered", finding.Sentence, StringComparison.Ordinal);
        Assert.Contains("was altered", record.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void ALineInAValueDoesNotMakeAnotherTextOfTheSame()
    {
        using SignedRecord record = new();
        record.EditSeal(static seal => seal["site"] = $"{seal["site"]}\nschema: x");

        Assert.Contains("damaged", record.Finding().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ASealThatComesBackUnsignedIsFoundAndRefusesAppends()
    {
        using SignedRecord record = new();
        record.EditSeal(static seal =>
        {
            seal["format"] = "spectra-chain-head-1";
            foreach (string field in (string[])["sealedAt", "key", "publicKey", "algorithm", "signature"])
            {
                seal.AsObject().Remove(field);
            }
        });

        Assert.Equal(AuditFindingKind.SealBroken, record.Finding().Kind);
        Assert.Contains("is not signed", record.Finding().Sentence, StringComparison.Ordinal);
        Assert.Contains("is not signed", record.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void ASealByAnotherKeyIsFoundAndRefusesAppends()
    {
        using SignedRecord record = new();
        using TemporaryFolder elsewhere = new();
        using FileSealSigner forger = FileSealSigner.Open(elsewhere.Path, null);
        new SealFile(record.Folder).Write(SealSignature.Of(record.Seal, forger, SteppingClock.Start));

        Assert.Equal(AuditFindingKind.SealBroken, record.Finding().Kind);
        Assert.Contains("made by somebody else", record.Finding().Sentence, StringComparison.Ordinal);
        Assert.Contains("made by somebody else", record.Refusal(), StringComparison.Ordinal);

        // Nor does it help to name a head that is not there as pending.
        new SealFile(record.Folder).Write(SealSignature.Of(record.Seal with { Pending = new ChainHead(4, "00") }, forger, SteppingClock.Start));
        Assert.Contains("made by somebody else", record.Finding().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSealOfAnotherSiteIsFoundAndRefusesAppends()
    {
        using SignedRecord record = new();
        using SignedRecord other = new();
        File.Copy(other.SealPath, record.SealPath, overwrite: true);

        AuditReport report = record.Verify();
        Assert.Contains(report.Findings, static finding => finding.Kind == AuditFindingKind.SealBroken);

        // In PostgreSQL the folder itself names its site, so that the other's seal is no seal at all there.
        Assert.Equal(!TestEngine.IsPostgresql, report.Findings.Any(static finding => finding.Kind == AuditFindingKind.EventUnsealed));
        Assert.Throws<EvidenceException>(record.Append);
    }

    [Fact]
    public void AShownRowSaysThatItsSealWasAltered()
    {
        using SignedRecord record = new();
        record.EditSeal(static seal => seal["sealedAt"] = "2020-01-01T00:00:00.0000000Z");

        Assert.Contains("was altered", Assert.Single(Assert.Single(RecordReader.Open(record.Folder).ListSetAside(5)).Findings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys/seal-key.pem", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, "mode 644")]
    [InlineData("keys", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite, "mode 702")]
    public void AKeyThatOthersMayReadOrReplaceIsRefusedWithASentence(string path, UnixFileMode mode, string said)
    {
        using SignedRecord record = new();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(record.KeyPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(record.File("keys")));
        File.SetUnixFileMode(record.File(path), mode);

        Assert.Contains(said, record.Refusal(), StringComparison.Ordinal);
        Assert.True(record.Verify().IsClean);
    }

    [Theory]
    [InlineData(null, "is not at")]
    [InlineData("no key", "holds no key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "holds no key")]
    public void AKeyThatIsMissingOrDamagedIsSaidAndNoOtherTakesItsPlace(string? content, string said)
    {
        using SignedRecord record = new();
        string sealBefore = File.ReadAllText(record.SealPath);
        File.Delete(record.KeyPath);
        if (content is not null)
        {
            PrivateCopy.Write(record.KeyPath, System.Text.Encoding.UTF8.GetBytes(content));
        }

        Assert.Contains(said, record.Refusal(), StringComparison.Ordinal);
        Assert.Equal(sealBefore, File.ReadAllText(record.SealPath));
        Assert.Equal(content is not null, File.Exists(record.KeyPath));
        Assert.True(record.Verify().IsClean);
    }

    [Fact]
    public void AKeySwappedInItsFolderIsRefused()
    {
        using SignedRecord record = new();
        using SignedRecord other = new();
        PrivateCopy.Write(record.KeyPath, File.ReadAllBytes(other.KeyPath));

        Assert.Contains("is not the one that seals this record", record.Refusal(), StringComparison.Ordinal);
    }
}
