using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Spectra.Service.Accounts;
using Spectra.Service.Backups;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Api;

/// <summary>Keeping people and tokens over the interface.</summary>
public sealed class AccountEndpointTests : HostTests
{
    [Fact]
    public async Task NobodyDecidesAboutThemselves()
    {
        (Account account, string password) = await Host.AccountAsync(Role.SystemAdmin);
        using HttpClient admin = await Host.SignedInAsync(account.UserName!, password);
        await Host.AccountAsync(Role.SystemAdmin);

        Assert.Equal("own-account", await ProblemAsync(await admin.PostAsJsonAsync(At($"/api/v1/accounts/{account.Id}/authorisations"), Granting("chemist"))));
        Assert.Equal("own-account", await ProblemAsync(await admin.PostAsync(At($"/api/v1/accounts/{account.Id}/disable"), null)));
        string mine = Recorded<string>("SELECT id FROM evidence_authorisation WHERE account_id = @id", new { id = account.Id })[0];
        Assert.Equal("own-account", await ProblemAsync(await admin.PostAsJsonAsync(At($"/api/v1/authorisations/{mine}/end"), new { reason = "no more" })));
        Assert.Equal("own-account", await ProblemAsync(await admin.PostAsync(At($"/api/v1/accounts/{account.Id}/password"), null)));
    }

    [Fact]
    public async Task AnAccountIsMadeAuthorisedDisabledAndEnabled()
    {
        using HttpClient admin = await Host.SignedInAsync(Role.SystemAdmin);
        using HttpResponseMessage created = await admin.PostAsJsonAsync(At("/api/v1/accounts"), new { userName = "ada", displayName = "Ada L." });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        JsonElement made = await created.Content.ReadFromJsonAsync<JsonElement>();
        string id = made.GetProperty("account").GetProperty("id").GetString()!;
        using HttpResponseMessage granted = await admin.PostAsJsonAsync(At($"/api/v1/accounts/{id}/authorisations"), Granting("officer"));
        Assert.Equal(HttpStatusCode.Created, granted.StatusCode);
        Assert.Equal("role", await ProblemAsync(await admin.PostAsJsonAsync(At($"/api/v1/accounts/{id}/authorisations"), Granting("emperor"))));
        Assert.Equal("validity-refused", await ProblemAsync(await admin.PostAsJsonAsync(At($"/api/v1/accounts/{id}/authorisations"), Granting("officer", days: 800))));
        Assert.Equal("account-refused", await ProblemAsync(await admin.PostAsJsonAsync(At("/api/v1/accounts"), new { userName = "ADA", displayName = "Another" })));

        using HttpClient ada = await Host.SignedInAsync("ada", made.GetProperty("oneTimePassword").GetString()!);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(At("/api/v1/session"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.PostAsync(At($"/api/v1/accounts/{id}/disable"), null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.GetAsync(At("/api/v1/session"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.PostAsync(At($"/api/v1/accounts/{id}/enable"), null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ada.GetAsync(At("/api/v1/session"))).StatusCode);
        Assert.Equal(["created", "disabled", "enabled"], Recorded<string>("SELECT a.change FROM evidence_account a JOIN evidence_event e ON e.row_id = a.id WHERE a.account_id = @id ORDER BY e.seq", new { id }));
    }

    [Fact]
    public async Task TheListComesInPages()
    {
        using HttpClient admin = await Host.SignedInAsync(Role.SystemAdmin);
        await Host.NewcomerAsync();
        await Host.NewcomerAsync();
        List<string?> names = [];
        string? after = "";
        do
        {
            JsonElement page = await admin.GetFromJsonAsync<JsonElement>(At($"/api/v1/accounts?limit=2&after={after}"));
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 1, 2);
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("userName").GetString()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        Assert.Equal(["person1", "person2", "person3"], names);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.GetAsync(At("/api/v1/accounts?limit=201"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.GetAsync(At("/api/v1/accounts?limit=0"))).StatusCode);
    }

    [Fact]
    public async Task WhatIsUnchangedIsNotSentAgain()
    {
        (Account account, string password) = await Host.AccountAsync(Role.SystemAdmin);
        using HttpClient admin = await Host.SignedInAsync(account.UserName!, password);
        using HttpResponseMessage first = await admin.GetAsync(At($"/api/v1/accounts/{account.Id}"));
        string tag = first.Headers.ETag!.Tag;
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(await first.Content.ReadAsByteArrayAsync()))}\"", tag);
        using HttpRequestMessage again = new(HttpMethod.Get, At($"/api/v1/accounts/{account.Id}"));
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag));
        Assert.Equal(HttpStatusCode.NotModified, (await admin.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task ATokenActsWithinItsScopesUntilItIsRevokedAndIsKeptAsAHashOnly()
    {
        using HttpClient officer = await Host.SignedInAsync(Role.Officer, Role.SystemAdmin);
        Assert.Equal("scopes", await ProblemAsync(await officer.PostAsJsonAsync(At("/api/v1/tokens"), Token("review"))));
        Assert.Equal("scopes", await ProblemAsync(await officer.PostAsJsonAsync(At("/api/v1/tokens"), Token("manage-accounts"))));
        Assert.Equal("expiry", await ProblemAsync(await officer.PostAsJsonAsync(At("/api/v1/tokens"), new { name = "scale", scopes = (string[])["read-record"], expiresAt = Clock.GetUtcNow().AddDays(400) })));
        using HttpResponseMessage issued = await officer.PostAsJsonAsync(At("/api/v1/tokens"), Token("read-record"));
        JsonElement token = await issued.Content.ReadFromJsonAsync<JsonElement>();
        string text = token.GetProperty("text").GetString()!;
        using (DbConnection accounts = OpenAccounts())
        {
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), await accounts.ExecuteScalarAsync<string>("SELECT hash FROM api_token"));
        }

        using HttpClient machine = Host.Anonymous();
        machine.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", text);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync(At("/"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await machine.GetAsync(At("/api/v1/accounts"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await machine.PostAsJsonAsync(At("/api/v1/tokens"), Token("read-record"))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await officer.DeleteAsync(At($"/api/v1/tokens/{token.GetProperty("token").GetProperty("id").GetString()}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.GetAsync(At("/"))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.GetAsync(At("/"))).StatusCode);
        Host.Services.GetRequiredService<AccessLog>().Flush();
        Assert.Equal([2L], Recorded<long>("SELECT times FROM evidence_access WHERE reason = 'token revoked' AND token_id IS NOT NULL"));
        Assert.Contains("token revoked", Recorded<string>("SELECT reason FROM evidence_access WHERE reason IS NOT NULL"));
    }

    [Fact]
    public async Task TwentySameRequestsAtOnceHaveOneEffect()
    {
        (Account account, _) = await Host.AccountAsync();
        using HttpClient admin = await Host.SignedInAsync(Role.SystemAdmin);
        object granting = Granting("officer");
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(admin, account, granting, "once")));
        Assert.All(answers, static answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, answer.StatusCode.ToString()));
        Assert.Contains(answers, static answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Single(Recorded<string>("SELECT id FROM evidence_authorisation WHERE account_id = @id", new { id = account.Id }));

        using HttpResponseMessage again = await SendAsync(admin, account, granting, "once");
        using HttpResponseMessage first = answers.First(static answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(admin, account, Granting("chemist"), "once")).StatusCode);
        Assert.DoesNotContain("kept_answer", Host.Log, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(admin, account, granting, "twice")).StatusCode);
        Assert.Equal(2, Recorded<string>("SELECT id FROM evidence_authorisation WHERE account_id = @id", new { id = account.Id }).Length);
    }

    [Fact]
    public async Task AnAnswerThatHoldsASecretIsNotGivenAgain()
    {
        using HttpClient admin = await Host.SignedInAsync(Role.SystemAdmin);
        admin.DefaultRequestHeaders.Add("Idempotency-Key", "new person");
        Assert.Equal(HttpStatusCode.Created, (await admin.PostAsJsonAsync(At("/api/v1/accounts"), new { userName = "ada", displayName = "Ada L." })).StatusCode);
        Assert.Equal("already-done", await ProblemAsync(await admin.PostAsJsonAsync(At("/api/v1/accounts"), new { userName = "ada", displayName = "Ada L." })));
    }

    [Fact]
    public async Task AnAccountThatIsAlteredMadeOrRemovedPastTheServiceIsFound()
    {
        (Account account, _) = await Host.AccountAsync();
        (Account gone, _) = await Host.NewcomerAsync();
        Assert.True(WholeAudit.Verify(DataFolder).IsClean);
        using DbConnection accounts = OpenAccounts();
        await accounts.ExecuteAsync("UPDATE account SET password_hash = 'x' WHERE id = @Id", new { account.Id });
        await accounts.ExecuteAsync("INSERT INTO account SELECT 'made-up', 'eve', 'EVE', display_name, email, normalized_email, email_confirmed, password_hash, security_stamp, concurrency_stamp, phone_number, phone_number_confirmed, two_factor_enabled, lockout_end, lockout_enabled, access_failed_count, is_disabled, must_change_password, one_time_until, created_at FROM account WHERE id = @Id", new { account.Id });
        await accounts.ExecuteAsync("DELETE FROM account WHERE id = @Id", new { gone.Id });

        AuditReport report = WholeAudit.Verify(DataFolder);
        Assert.False(report.IsClean);
        Assert.All(report.Findings, static finding => Assert.Equal(AuditFindingKind.AccountAltered, finding.Kind));
        string[] findings = [.. report.Findings.Select(static finding => finding.Sentence)];
        Assert.Equal(3, findings.Length);
        Assert.Contains(findings, finding => finding.Contains(account.Id, StringComparison.Ordinal) && finding.Contains("altered", StringComparison.Ordinal));
        Assert.Contains(findings, static finding => finding.Contains("'eve'", StringComparison.Ordinal) && finding.Contains("made past", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Contains(gone.Id, StringComparison.Ordinal) && finding.Contains("gone", StringComparison.Ordinal));
    }

    /// <summary>The accounts' own database, past the service.</summary>
    private DbConnection OpenAccounts() => AccountSnapshot.Connect(AccountStorage.Of(DataFolder, new SealFile(DataFolder).Read()!.Site));

    private object Granting(string role, int days = 30) => new { role, basis = "examination of 3 March", validFrom = Clock.GetUtcNow(), validUntil = Clock.GetUtcNow().AddDays(days) };

    private object Token(string scope) => new { name = "scale", scopes = (string[])[scope], expiresAt = Clock.GetUtcNow().AddDays(30) };

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Account account, object granting, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, At($"/api/v1/accounts/{account.Id}/authorisations")) { Content = JsonContent.Create(granting) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static async Task<string?> ProblemAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()?.Split(':')[^1];
        }
    }
}
