using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Api;

/// <summary>Signing in with an identity of a provider that speaks the protocol: discovery, keys, code flow with PKCE.</summary>
public sealed class OpenIdTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private IdentityProvider _provider = null!;
    private ServiceHost _host = null!;

    public async Task InitializeAsync()
    {
        _provider = await IdentityProvider.StartAsync();
        _host = await ServiceHost.StartAsync(_folder.File("data"), change: settings => settings with { OpenId = new OpenIdProvider(_provider.Issuer, IdentityProvider.ClientId, IdentityProvider.ClientSecret) });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ALinkedIdentityOpensItsAccountWithTheRolesThatTheRecordKnows()
    {
        (Account account, _) = await _host.AccountAsync(Role.Auditor);
        await LinkAsync(account, "subject-1");
        using HttpClient browser = _host.Anonymous();
        using HttpResponseMessage end = await browser.GetAsync(At("/sign-in/provider"));

        Assert.True(end.RequestMessage?.RequestUri?.AbsolutePath == "/sign-in/done", $"{end.RequestMessage?.RequestUri?.AbsolutePath}\n{_host.Log}");
        JsonElement session = await browser.GetFromJsonAsync<JsonElement>(At("/api/v1/session"));
        Assert.Equal(account.Id, session.GetProperty("accountId").GetString());
        Assert.Equal(["auditor"], session.GetProperty("roles").EnumerateArray().Select(static role => role.GetString()));
        Assert.True(_provider.SawPkce);
    }

    [Fact]
    public async Task AnIdentityThatNobodyLinkedOpensNothing()
    {
        await _host.AccountAsync(Role.Auditor);
        using HttpClient browser = _host.Anonymous();
        using HttpResponseMessage end = await browser.GetAsync(At("/sign-in/provider"));
        Assert.Equal("/sign-in", end.RequestMessage?.RequestUri?.AbsolutePath);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(At("/api/v1/session"))).StatusCode);
    }

    [Fact]
    public async Task AUserNameIsBoundToTheFirstIdentityThatComesWithIt()
    {
        (Account account, _) = await _host.AccountAsync(Role.Auditor);
        await LinkAsync(account, "name:ada");
        using HttpClient first = _host.Anonymous();
        using HttpResponseMessage opened = await first.GetAsync(At("/sign-in/provider"));
        Assert.Equal("/sign-in/done", opened.RequestMessage?.RequestUri?.AbsolutePath);

        _provider.Subject = "subject-2";
        using HttpClient namesake = _host.Anonymous();
        using HttpResponseMessage refused = await namesake.GetAsync(At("/sign-in/provider"));
        Assert.Equal("/sign-in", refused.RequestMessage?.RequestUri?.AbsolutePath);
    }

    [Fact]
    public async Task WhoWasLinkedByWhomIsInTheRecordAndNoAuditTakesItForAForgery()
    {
        (Account account, _) = await _host.AccountAsync(Role.Auditor);
        await LinkAsync(account, "name:ada");
        using HttpClient browser = _host.Anonymous();
        using HttpResponseMessage opened = await browser.GetAsync(At("/sign-in/provider"));

        Assert.Equal("/sign-in/done", opened.RequestMessage?.RequestUri?.AbsolutePath);
        ImmutableArray<AccountChange> changes = _host.Database.Read(snapshot => snapshot.Records<AccountChange>("WHERE account_id = @Id ORDER BY changed_at, id", new { account.Id }).Select(static row => row.Value).ToImmutableArray());
        Assert.Equal(["identity-linked", "identity-bound"], changes.Select(static change => change.Change).TakeLast(2));
        Assert.NotEqual(account.Id, changes[^2].ChangedBy);
        Assert.Empty(AccountAudit.Findings(_folder.File("data")));
    }

    [Fact]
    public async Task ADisabledAccountStaysShut()
    {
        (Account account, _) = await _host.AccountAsync(Role.Auditor);
        await LinkAsync(account, "subject-1");
        await using (AsyncServiceScope scope = _host.Services.CreateAsyncScope())
        {
            AccountRegister register = scope.ServiceProvider.GetRequiredService<AccountRegister>();
            await register.SetDisabledAsync((await register.FindAsync(account.Id))!, disabled: true, changedBy: null);
        }

        using HttpClient browser = _host.Anonymous();
        using HttpResponseMessage end = await browser.GetAsync(At("/sign-in/provider"));
        Assert.Equal("/sign-in", end.RequestMessage?.RequestUri?.AbsolutePath);
    }

    private async Task LinkAsync(Account account, string subject)
    {
        using HttpClient admin = await _host.SignedInAsync(Role.SystemAdmin);
        using HttpResponseMessage linked = await admin.PostAsJsonAsync(At($"/api/v1/accounts/{account.Id}/identities"), new { issuer = _provider.Issuer, subject });
        Assert.Equal(HttpStatusCode.NoContent, linked.StatusCode);
    }

    private static Uri At(string path) => new(path, UriKind.Relative);
}
