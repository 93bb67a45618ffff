using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Spectra.Service.Accounts;
using Spectra.Service.Api;

namespace Spectra.Service.Tests.Api;

/// <summary>Signing in and out, by raw requests.</summary>
public sealed class SessionTests : HostTests
{
    private static readonly Uri SessionUri = At("/api/v1/session");
    private static readonly Uri PasswordUri = At("/api/v1/session/password");

    [Fact]
    public async Task WhoSignsInGetsACookieForThisHostAloneAndLearnsWhatTheyMayDo()
    {
        (Account account, string password) = await Host.AccountAsync(Role.Officer);
        using HttpClient client = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = Host.Address };
        using HttpResponseMessage answer = await client.PostAsJsonAsync(SessionUri, new { userName = account.UserName, password });

        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), static set => set.StartsWith("spectra=", StringComparison.Ordinal));
        string[] attributes = [.. cookie.Split(';', StringSplitOptions.TrimEntries).Skip(1).Select(static attribute => attribute.ToUpperInvariant())];
        Assert.Contains("HTTPONLY", attributes);
        Assert.Contains("SAMESITE=STRICT", attributes);
        Assert.Contains("PATH=/", attributes);
        Assert.DoesNotContain(attributes, static attribute => attribute.StartsWith("DOMAIN", StringComparison.Ordinal));
        Assert.DoesNotContain(password, cookie, StringComparison.Ordinal);

        JsonElement session = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(account.Id, session.GetProperty("accountId").GetString());
        Assert.Equal(["officer"], session.GetProperty("roles").EnumerateArray().Select(static role => role.GetString()));
        Assert.Equal("own", session.GetProperty("permissions").GetProperty("write-cases").GetString());
        Assert.False(session.GetProperty("permissions").TryGetProperty("manage-accounts", out _));
    }

    [Fact]
    public async Task ANameThatIsNotThereIsAnsweredLikeAWrongPassword()
    {
        (Account account, _) = await Host.AccountAsync();
        using HttpClient client = Host.Anonymous();
        using HttpResponseMessage wrong = await client.PostAsJsonAsync(SessionUri, new { userName = account.UserName, password = "wrong wrong wrong" });
        using HttpResponseMessage unknown = await client.PostAsJsonAsync(SessionUri, new { userName = "nobody", password = "wrong wrong wrong" });

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        Assert.Equal(Content(await wrong.Content.ReadAsStringAsync()), Content(await unknown.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task FiveWrongPasswordsLockTheAccountForAQuarterOfAnHour()
    {
        (Account account, string password) = await Host.AccountAsync();
        using HttpClient client = Host.Anonymous();
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(client, account, "wrong wrong wrong"));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(client, account, password));
        Clock.Advance(TimeSpan.FromSeconds((15 * 60) - 1));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(client, account, password));
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(client, account, password));
        Assert.Equal(["sign-in-failed", "sign-in-failed", "sign-in-failed", "sign-in-failed", "locked-out", "signed-in"], Accesses(account.Id));
    }

    [Fact]
    public async Task ManyWrongPasswordsAtOnceAreNoMoreTriesThanOneAfterTheOther()
    {
        (Account account, _) = await Host.AccountAsync();
        using HttpClient client = Host.Anonymous();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => SignInAsync(client, account, $"wrong wrong wrong {i}")));

        // The account is locked by the last wrong password, or by who comes before that is done.
        Assert.Equal(5, Recorded<string>("SELECT outcome FROM evidence_access WHERE account_id = @id AND reason = 'wrong password'", new { id = account.Id }).Length);
        Assert.Single(Accesses(account.Id), "locked-out");
    }

    [Fact]
    public async Task AOneTimePasswordMustBeChangedBeforeAnythingElse()
    {
        (Account account, string oneTime) = await Host.NewcomerAsync(Role.SystemAdmin);
        using HttpClient client = await Host.SignedInAsync(account.UserName!, oneTime);

        using HttpResponseMessage refused = await client.GetAsync(At("/api/v1/accounts"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("urn:spectra:problem:password-change-required", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());

        using HttpResponseMessage weak = await client.PostAsJsonAsync(PasswordUri, new { currentPassword = oneTime, newPassword = "password1234" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        using HttpResponseMessage changed = await client.PostAsJsonAsync(PasswordUri, new { currentPassword = oneTime, newPassword = "a tall grey heron" });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(At("/api/v1/accounts"))).StatusCode);
    }

    [Fact]
    public async Task AOneTimePasswordOpensTheDoorForADay()
    {
        (Account account, string oneTime) = await Host.NewcomerAsync();
        using HttpClient client = Host.Anonymous();
        Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(client, account, oneTime));
    }

    [Fact]
    public async Task ASessionEndsAfterHalfAnHourWithoutARequestAndAfterTwelveHoursAnyway()
    {
        using HttpClient idle = await Host.SignedInAsync();
        using HttpClient busy = await Host.SignedInAsync();
        for (int i = 0; i < 35; i++)
        {
            Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync(SessionUri)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await idle.GetAsync(SessionUri)).StatusCode);
        Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Unauthorized, (await busy.GetAsync(SessionUri)).StatusCode);
    }

    [Fact]
    public async Task AChangedPasswordEndsEveryOtherSession()
    {
        (Account account, string password) = await Host.AccountAsync();
        using HttpClient here = await Host.SignedInAsync(account.UserName!, password);
        using HttpClient there = await Host.SignedInAsync(account.UserName!, password);
        using HttpResponseMessage changed = await here.PostAsJsonAsync(PasswordUri, new { currentPassword = password, newPassword = "a tall grey heron" });

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync(SessionUri)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync(SessionUri)).StatusCode);
    }

    [Fact]
    public async Task WithoutTheHeaderOrFromAnotherSiteASessionChangesNothing()
    {
        using HttpClient client = await Host.SignedInAsync();
        using HttpRequestMessage elsewhere = new(HttpMethod.Delete, SessionUri);
        elsewhere.Headers.Add("Origin", "https://example.org");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(elsewhere)).StatusCode);
        using HttpRequestMessage crossSite = new(HttpMethod.Delete, SessionUri);
        crossSite.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(crossSite)).StatusCode);

        client.DefaultRequestHeaders.Remove(Gate.AntiforgeryHeader);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DeleteAsync(SessionUri)).StatusCode);
        client.DefaultRequestHeaders.Add(Gate.AntiforgeryHeader, "made up");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.DeleteAsync(SessionUri)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(SessionUri)).StatusCode);
    }

    [Fact]
    public async Task WhoSignedOutIsOut()
    {
        using HttpClient client = await Host.SignedInAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(SessionUri)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(SessionUri)).StatusCode);
    }

    [Fact]
    public async Task ASignatureNeedsThePasswordAgainAndCountsWrongOnes()
    {
        (Account account, string password) = await Host.AccountAsync(Role.Chemist);
        await using AsyncServiceScope scope = Host.Services.CreateAsyncScope();
        Signatures signatures = scope.ServiceProvider.GetRequiredService<Signatures>();
        Person person = new(account.Id, account.UserName!, account.DisplayName, [Role.Chemist], null, null);

        Assert.True((await signatures.VerifyAsync(person, password)).IsValid);
        Assert.False((await signatures.VerifyAsync(person with { TokenId = "t", Scopes = [Permission.Review] }, password)).IsValid);
        Assert.Equal(["token-signs"], Recorded<string>("SELECT reason FROM evidence_access WHERE token_id = 't'"));
        for (int i = 0; i < 5; i++)
        {
            Assert.False((await signatures.VerifyAsync(person, "wrong wrong wrong")).IsValid);
        }

        Assert.False((await signatures.VerifyAsync(person, password)).IsValid);
    }

    private static async Task<HttpStatusCode> SignInAsync(HttpClient client, Account account, string password)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync(SessionUri, new { userName = account.UserName, password });
        return answer.StatusCode;
    }

    /// <summary>A problem without the id that each has of its own.</summary>
    private static string Content(string problem)
    {
        JsonElement json = JsonDocument.Parse(problem).RootElement;
        return string.Join('\n', json.EnumerateObject().Where(static member => member.Name != "traceId").Select(static member => member.ToString()));
    }
}
