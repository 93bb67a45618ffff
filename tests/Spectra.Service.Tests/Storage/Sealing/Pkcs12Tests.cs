using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Storage.Sealing;

/// <summary>Keys in PKCS#12 files that OpenSSL made.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class Pkcs12Tests : IDisposable
{
    private readonly TemporaryFolder _safe = new();

    public void Dispose() => _safe.Dispose();

    [OpensslFact]
    public void AKeyInAPkcs12FileSealsAndNoneIsMadeInTheDataFolder()
    {
        using SignedRecord record = new(Settings(Made("ec -pkeyopt ec_paramgen_curve:prime256v1")));

        AuditReport report = record.Verify();
        Assert.True(report.IsClean, report.Sentence);
        Assert.False(Directory.Exists(record.File("keys")));
        Openssl.Run(_safe.Path, "x509 -in certificate.pem -noout -pubkey -out public.pem");
        Openssl.Run(_safe.Path, "pkey -pubin -in public.pem -outform DER -out public.der");
        Assert.Equal(Some.Hash(File.ReadAllBytes(_safe.File("public.der"))), record.Seal.Key);
    }

    [OpensslFact]
    public void AWrongPasswordIsSaidWithoutShowingIt()
    {
        using SignedRecord record = new(Settings(Made("ec -pkeyopt ec_paramgen_curve:prime256v1")));
        PrivateCopyOf("not the secret");

        string refusal = record.Refusal();

        Assert.Contains("can't be opened with the password", refusal, StringComparison.Ordinal);
        Assert.Contains("seal.p12", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("not the secret", refusal, StringComparison.Ordinal);
    }

    [OpensslFact]
    public void AKeyOfAnotherKindIsRefused()
    {
        JsonObject settings = Settings(Made("ec -pkeyopt ec_paramgen_curve:secp384r1"));
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File(SiteSettings.FileName), new JsonObject { [SealSettings.Key] = settings }.ToJsonString());

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Database.Open(folder.Path, new SteppingClock()));

        Assert.Contains("no ECDSA P-256 private key", refusal.Message, StringComparison.Ordinal);
    }

    [OpensslFact]
    public void TheKeyIsMovedFromTheFolderToAPkcs12FileByAChange()
    {
        using SignedRecord record = new();
        string inFolder = record.Seal.Key!;
        record.Configure(Settings(Made("ec -pkeyopt ec_paramgen_curve:prime256v1")));
        Assert.Contains("spectra audit key change", record.Refusal(), StringComparison.Ordinal);

        SealKey key = SealKeys.Change(record.Folder, new SteppingClock(), "moved to the safe", "J. Doe");
        record.Append();

        Assert.NotEqual(inFolder, key.Fingerprint);
        Assert.Equal(key.Fingerprint, record.Seal.Key);
        Assert.True(record.Verify(new AuditDemands(key.Grouped)).IsClean);
        Assert.Empty(record.Verify().Notes);
    }

    [Fact]
    public void ThePasswordIsTakenFromTheEnvironmentFirstAndNeverShown()
    {
        using TemporaryFolder folder = new();
        SealSettings settings = SealSettings.Of(SiteSettings.Of(folder.Path, static name => name switch
        {
            "SPECTRA_SEAL_PKCS12" => "/safe/seal.p12",
            "SPECTRA_SEAL_PKCS12_PASSWORD" => "secret",
            _ => null,
        }));

        Assert.Equal(("/safe/seal.p12", "secret"), (settings.Pkcs12!.Path, settings.Pkcs12.Secret()));
        Assert.DoesNotContain("secret", settings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "spectra.json")]
    [InlineData("{\"seal\":[]}", "'seal' is no object")]
    [InlineData("{\"oidc\":{\"authority\":7}}", null)]
    [InlineData("{\"seal\":{}}", null)]
    [InlineData("{\"seal\":{\"tsa\":7}}", "spectra.json")]
    [InlineData("{\"seal\":{\"tsa\":\"ftp://x\"}}", "ftp://x")]
    [InlineData("{", "spectra.json")]
    public void SettingsThatMakeNoSenseAreSaid(string content, string? said)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File(SiteSettings.FileName), content);

        string? fault = Record.Exception(() => SealSettings.Of(SiteSettings.Of(folder.Path, static _ => null)))?.Message;

        Assert.Equal(said is null, fault is null);
        Assert.Contains(said ?? "", fault ?? "", StringComparison.Ordinal);
    }

    private string Made(string kind)
    {
        Openssl.Run(_safe.Path, $"req -x509 -newkey {kind} -nodes -keyout key.pem -out certificate.pem -subj /CN=seal -days 2");
        Openssl.Run(_safe.Path, "pkcs12 -export -inkey key.pem -in certificate.pem -out seal.p12 -passout pass:secret");
        PrivateCopyOf("secret");
        return _safe.File("seal.p12");
    }

    private JsonObject Settings(string file) => new() { ["pkcs12"] = file, ["passwordFile"] = _safe.File("password") };

    private void PrivateCopyOf(string password)
    {
        File.WriteAllText(_safe.File("password"), $"{password}\n");
        File.SetUnixFileMode(_safe.File("password"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
