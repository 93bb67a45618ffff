using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Cases;

namespace Spectra.Service.Tests.Api;

/// <summary>Nobody gets past the gate who is not allowed, and every refusal is kept.</summary>
public sealed class GateTests : HostTests
{
    private const string TheirCase = "0195a000-0000-7000-8000-000000000001";

    private protected override Task<ServiceHost> StartAsync() => ServiceHost.StartAsync(
        DataFolder,
        Clock,
        map: static app =>
        {
            app.MapGet("/test/record", static (HttpContext context) => context.Person().UserName).Require(Permission.ReadRecord);
            app.MapPost("/test/cases/{caseId}", static () => "done").Require(Permission.WriteCases).OfCase("caseId");
        });

    [Fact]
    public async Task EveryEndpointRefusesWhoIsNotSignedInUnlessItSaysWhyNot()
    {
        using HttpClient client = Host.Anonymous();
        Assert.NotEmpty(Host.Endpoints);
        foreach (RouteEndpoint endpoint in Host.Endpoints.Where(static endpoint => endpoint.Metadata.GetMetadata<PublicEndpoint>() is null && !endpoint.Has(EndpointTrait.Page)))
        {
            foreach (string method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
            {
                using HttpRequestMessage request = new(new HttpMethod(method), Path(endpoint)) { Content = method == "GET" ? null : JsonContent.Create(new { }) };
                using HttpResponseMessage answer = await client.SendAsync(request);
                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {endpoint.RoutePattern.RawText}: {answer.StatusCode}");
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    [Fact]
    public async Task AnEmptyBodyIsRefusedByEveryEndpointThatTakesOne()
    {
        using HttpClient client = await Host.SignedInAsync(Enum.GetValues<Role>());
        foreach (RouteEndpoint endpoint in Host.Endpoints.Where(static endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") is true && endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)))
        {
            bool takesNothing = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata>() is null;
            using HttpResponseMessage nothing = await client.PostAsync(Path(endpoint), null);
            using HttpResponseMessage empty = await client.PostAsJsonAsync(Path(endpoint), new { });
            Assert.All([nothing, empty], answer => Assert.True(
                (int)answer.StatusCode is 400 or 401 or 403 or 415 || (takesNothing && (int)answer.StatusCode is 200 or 404 or 409), $"{endpoint.RoutePattern.RawText}: {answer.StatusCode}"));
        }
    }

    [Fact]
    public async Task ARoleReachesAsFarAsItsPermissionAndNoFurther()
    {
        using HttpClient auditor = await Host.SignedInAsync(Role.Auditor);
        using HttpClient admin = await Host.SignedInAsync(Role.SystemAdmin);
        Assert.Equal(HttpStatusCode.OK, (await auditor.GetAsync(At("/test/record"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.GetAsync(At("/test/record"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync(At("/api/v1/accounts"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(At("/api/v1/accounts"))).StatusCode);
    }

    [Fact]
    public async Task WhatIsSomebodyElsesIsRefusedAndTheRefusalNamesIt()
    {
        (Account account, string password) = await Host.AccountAsync(Role.Officer);
        using HttpClient officer = await Host.SignedInAsync(account.UserName!, password);
        Guid own = Guid.CreateVersion7(Clock.GetUtcNow());
        Host.Services.GetRequiredService<CaseStore>().Open(new CaseFile { Id = own, Reference = "KZ-1", Agency = "agency", PortUnit = "port", OpenedBy = account.Id, OpenedAt = Clock.GetUtcNow() });
        Assert.Equal(HttpStatusCode.OK, (await officer.PostAsync(At($"/test/cases/{own}"), null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync(At($"/test/cases/{TheirCase}"), null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync(At("/test/cases/John%20Doe"), null)).StatusCode);

        Assert.Equal(
            [(TheirCase, "not-yours", "/test/cases/{caseId}"), (null, "not-yours", "/test/cases/{caseId}")],
            Recorded<(string?, string, string)>("SELECT subject, reason, endpoint FROM evidence_access WHERE outcome = 'refused' AND account_id = @id ORDER BY subject IS NULL", new { id = account.Id }));
    }

    [Fact]
    public async Task AnAuthorisationThatExpiresOrEndsCountsNoMore()
    {
        (Account account, string password) = await Host.AccountAsync();
        using HttpClient client = await Host.SignedInAsync(account.UserName!, password);
        Authorisations authorisations = Host.Services.GetRequiredService<Authorisations>();
        DateTimeOffset now = Clock.GetUtcNow();
        Authorisation granted = authorisations.Grant(account.Id, Role.Auditor, "order 7", now.AddMinutes(10), now.AddMinutes(20), grantedBy: null);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(At("/test/record"))).StatusCode);
        Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(At("/test/record"))).StatusCode);
        Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(At("/test/record"))).StatusCode);

        Authorisation again = authorisations.Grant(account.Id, Role.Auditor, "order 8", Clock.GetUtcNow(), Clock.GetUtcNow().AddDays(1), grantedBy: null);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(At("/test/record"))).StatusCode);
        Assert.True(authorisations.End(again.Id, "left the port", account.Id));
        Assert.False(authorisations.End(again.Id, "left the port", account.Id));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(At("/test/record"))).StatusCode);
        Assert.NotEqual(granted.Id, again.Id);
    }

    [Fact]
    public async Task RefusalsWithoutAnIdentityAreCountedInOneRow()
    {
        using HttpClient client = Host.Anonymous();
        for (int i = 0; i < 7; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(At("/test/record"))).StatusCode);
        }

        Assert.Empty(Recorded<string>("SELECT id FROM evidence_access"));
        Host.Services.GetRequiredService<AccessLog>().Flush();
        Assert.Equal([(7L, "/test/record", "127.0.0.1")], Recorded<(long, string, string)>("SELECT times, endpoint, address FROM evidence_access"));
        Host.Services.GetRequiredService<AccessLog>().Flush();
        Assert.Single(Recorded<string>("SELECT id FROM evidence_access"));
    }

    [Fact]
    public async Task NothingThatWasTypedInIsLogged()
    {
        using HttpClient client = await Host.SignedInAsync(Role.Officer);
        const string Nominal = "Zebedee Quillfeather";
        await client.PostAsJsonAsync(At($"/api/v1/session?name={Uri.EscapeDataString(Nominal)}"), new { userName = Nominal, password = Nominal });
        await client.PostAsJsonAsync(At($"/api/v1/accounts/{Uri.EscapeDataString(Nominal)}/password"), new { displayName = Nominal });
        using StringContent broken = new($"{{\"{Nominal}\":", Encoding.UTF8, "application/json");
        await client.PostAsync(At("/api/v1/session"), broken);
        Host.Services.GetRequiredService<AccessLog>().Flush();

        Assert.Contains("/api/v1/session", Host.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillfeather", Host.Log, StringComparison.OrdinalIgnoreCase);
        Assert.All(Recorded<string>("SELECT COALESCE(endpoint,'') || COALESCE(subject,'') || COALESCE(reason,'') FROM evidence_access"), row => Assert.DoesNotContain("Quillfeather", row, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("PATCH", "/api/v1/session", 405)]
    public async Task WhatIsNotThereIsSaidAsAProblem(string method, string path, int status)
    {
        using HttpClient client = Host.Anonymous();
        using HttpRequestMessage request = new(new HttpMethod(method), At(path));
        using HttpResponseMessage answer = await client.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.StartsWith("urn:spectra:problem:", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("""{"userName":"a","password":"b","more":1}""", "application/json", 400)]
    [InlineData("""{"userName":""", "application/json", 400)]
    [InlineData("""{"userName":"a"}""", "application/json", 400)]
    [InlineData("""{"userName":"","password":"b"}""", "application/json", 400)]
    [InlineData("userName=a", "application/x-www-form-urlencoded", 415)]
    public async Task ABodyThatIsNotWhatIsExpectedIsRefusedWithAProblem(string body, string type, int status)
    {
        using HttpClient client = Host.Anonymous();
        using StringContent content = new(body, Encoding.UTF8, type);
        using HttpResponseMessage answer = await client.PostAsync(At("/api/v1/session"), content);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task ABodyLargerThanAMebibyteIsRefused()
    {
        using HttpClient client = Host.Anonymous();
        using StringContent content = new($"{{\"userName\":\"{new string('a', 1024 * 1024)}\",\"password\":\"b\"}}", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await client.PostAsync(At("/api/v1/session"), content)).StatusCode);
    }

    [Fact]
    public async Task AHostNameThatIsNotOursIsRefused()
    {
        using HttpClient client = Host.Anonymous();
        using HttpRequestMessage request = new(HttpMethod.Get, At("/health/live"));
        request.Headers.Host = "example.org";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request)).StatusCode);
    }

    private static Uri Path(RouteEndpoint endpoint) => At(System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!, "\\{[^}]+\\}", "0195a000-0000-7000-8000-000000000009"));
}
