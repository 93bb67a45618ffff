using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Spectra.Service.Tests.Api;

/// <summary>What answers tell a browser, and that no page asks another host for anything.</summary>
public sealed class HeaderTests : HostTests
{
    [Theory]
    [InlineData("/api/v1/session", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/health/live", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/nowhere", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/sign-in", "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline'")]
    [InlineData("/scalar", "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self' data:; form-action 'none'; frame-ancestors 'none'; img-src 'self' data:; script-src 'self'; style-src 'self' 'unsafe-inline'")]
    public async Task EveryAnswerSaysWhatABrowserMustNotDo(string path, string policy)
    {
        using HttpClient client = Host.Anonymous();
        using HttpResponseMessage answer = await client.GetAsync(At(path));
        string Header(string name) => Assert.Single(answer.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values : answer.Content.Headers.GetValues(name));

        Assert.Equal(policy, string.Join("; ", Header("Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("no-store", Header("Cache-Control"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/scalar")]
    [InlineData("/scalar/start.js")]
    public async Task NoPageNamesAnotherHost(string path)
    {
        using HttpClient client = Host.Anonymous();
        Assert.DoesNotMatch("(?i)https?:|//[a-z]", await client.GetStringAsync(At(path)));
    }

    [Fact]
    public async Task TheScriptOfTheDescriptionIsServedFromHere()
    {
        using SocketsHttpHandler handler = new() { AutomaticDecompression = DecompressionMethods.All };
        using HttpClient client = new(handler) { BaseAddress = Host.Address };
        using HttpResponseMessage script = await client.GetAsync(At("/scalar/scalar.js"));
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.Contains("createApiReference", await script.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDocumentNamesEveryEndpointItsSecurityAndItsProblems()
    {
        using HttpClient client = Host.Anonymous();
        using HttpResponseMessage answer = await client.GetAsync(At("/openapi/v1.json"));
        Assert.True(answer.IsSuccessStatusCode, Host.Log);
        using JsonDocument document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        JsonElement root = document.RootElement;
        Assert.Equal(["session", "token"], root.GetProperty("components").GetProperty("securitySchemes").EnumerateObject().Select(static scheme => scheme.Name).Order());
        string[] described = [.. root.GetProperty("paths").EnumerateObject().Select(static path => path.Name)];
        Assert.All(
            Host.Endpoints.Select(static endpoint => Regex.Replace(endpoint.RoutePattern.RawText!, ":[^}]+", "")).Where(static route => route.StartsWith("/api/", StringComparison.Ordinal)),
            route => Assert.Contains(route, described));
        JsonElement list = root.GetProperty("paths").GetProperty("/api/v1/accounts").GetProperty("get");
        Assert.Equal(2, list.GetProperty("security").GetArrayLength());
        Assert.All((string[])["401", "403", "429"], status => Assert.True(list.GetProperty("responses").TryGetProperty(status, out _), status));
        Assert.NotEqual("", list.GetProperty("summary").GetString());
        Assert.False(root.GetProperty("paths").GetProperty("/api/v1/session").GetProperty("post").TryGetProperty("security", out _));
    }

    [Fact]
    public async Task ItIsReadyAndSaysWhyNotOnlyToWhoIsSignedIn()
    {
        using HttpClient anonymous = Host.Anonymous();
        using HttpClient somebody = await Host.SignedInAsync();
        Assert.Equal(HttpStatusCode.OK, (await anonymous.GetAsync(At("/health/live"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anonymous.GetAsync(At("/health/ready"))).StatusCode);

        File.Delete(Path.Combine(DataFolder, "chain-head.json"));
        using HttpResponseMessage told = await somebody.GetAsync(At("/health/ready"));
        using HttpResponseMessage untold = await anonymous.GetAsync(At("/health/ready"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, told.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, untold.StatusCode);
        Assert.Contains("chain-head.json", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("chain-head.json", await untold.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoAsksTooOftenIsToldHowLongToWait()
    {
        await using ServiceHost host = await ServiceHost.StartAsync(Path.Combine(DataFolder, "other"), change: static settings => settings with { Limits = new() { PasswordsPerAddress = 2 } });
        using HttpClient client = host.Anonymous();
        HttpStatusCode[] answers = new HttpStatusCode[3];
        for (int i = 0; i < answers.Length; i++)
        {
            using StringContent content = new("""{"userName":"nobody","password":"wrong"}""", System.Text.Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await client.PostAsync(At("/api/v1/session"), content);
            answers[i] = answer.StatusCode;
            Assert.Equal(i == 2, answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(At("/health/live"))).StatusCode);
    }
}
