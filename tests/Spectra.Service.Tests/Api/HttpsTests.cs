using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Spectra.Service.Accounts;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Api;

/// <summary>What is stricter over https, and when other machines are answered at all.</summary>
public sealed class HttpsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly X509Certificate2 _certificate = SelfSigned();

    public void Dispose()
    {
        _certificate.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task OverHttpsTheCookieIsSecureAndTheHostIsNeverAskedOtherwise()
    {
        await using ServiceHost host = await ServiceHost.StartAsync(_folder.File("data"), change: settings => settings with { Url = new Uri("https://127.0.0.1:0"), Certificate = _certificate, Hosts = ["spectra.test"] });
        (Account account, string password) = await host.AccountAsync();
        using SocketsHttpHandler handler = new() { UseCookies = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == _certificate.GetCertHashString();
        using HttpClient client = new(handler) { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Host = "spectra.test";
        using HttpResponseMessage answer = await client.PostAsJsonAsync(new Uri("/api/v1/session", UriKind.Relative), new { userName = account.UserName, password });

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.All(answer.Headers.GetValues("Set-Cookie"), static cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Matches("max-age=[0-9]{8,}", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public void OtherMachinesAreNotAnsweredUntilSomebodyHasAPasswordOfTheirOwn()
    {
        string pem = _folder.File("service.pem");
        File.WriteAllText(pem, _certificate.ExportCertificatePem() + "\n" + _certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        SpectraRun run = SpectraProcess.Run("serve", "--data", _folder.File("data"), "--urls", "https://0.0.0.0:0", "--certificate", pem).Exits(3);
        Assert.Contains("password of their own", run.Stderr, StringComparison.Ordinal);
        Assert.Contains("can't be used", SpectraProcess.Run("serve", "--data", _folder.File("data"), "--urls", "https://0.0.0.0:0", "--certificate", _folder.File("none.pem")).Exits(3).Stderr, StringComparison.Ordinal);
    }

    private static X509Certificate2 SelfSigned()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=spectra.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }
}
