using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Identification;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Api;

/// <summary>The service as it is hosted, on a free port of this machine, over a data folder.</summary>
internal sealed class ServiceHost : IAsyncDisposable
{
    /// <summary>Enough to be a hash; so few because nobody attacks a test.</summary>
    private const int CheapHash = 10;

    private readonly WebApplication _app;
    private readonly StringWriter _log;
    private int _accounts;
    private int _isDisposed;

    private ServiceHost(WebApplication app, Database database, StringWriter log) => (_app, Database, _log) = (app, database, log);

    public Database Database { get; }

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    /// <summary>What was logged so far.</summary>
    public string Log => _log.ToString();

    public static async Task<ServiceHost> StartAsync(
        string folder,
        TimeProvider? time = null,
        Action<IServiceCollection>? arrange = null,
        Action<WebApplication>? map = null,
        Func<ApiHostSettings, ApiHostSettings>? change = null,
        IdentificationDesk? desk = null,
        Action<AppendStep>? reached = null)
    {
        StringWriter log = new();
        ApiHostSettings settings = new() { Url = new Uri("http://127.0.0.1:0"), HashIterations = CheapHash, Log = log };
        Database database = Database.Open(folder, time ?? TimeProvider.System, reached: reached);
        try
        {
            WebApplication app = ApiHost.Build(change?.Invoke(settings) ?? settings, database, time ?? TimeProvider.System, desk ?? new IdentificationDesk(null, []), arrange, map);
            await app.StartAsync();
            return new ServiceHost(app, database, log);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Every endpoint, with what it says of itself.</summary>
    public IEnumerable<RouteEndpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>A client that nobody is signed in with.</summary>
    public HttpClient Anonymous() => new() { BaseAddress = Address };

    /// <summary>A new account with roles and a password of its own.</summary>
    public async Task<(Account Account, string Password)> AccountAsync(params Role[] roles)
    {
        (Account account, string oneTime) = await NewcomerAsync(roles);
        await using AsyncServiceScope scope = Services.CreateAsyncScope();
        AccountRegister register = scope.ServiceProvider.GetRequiredService<AccountRegister>();
        string password = $"own {oneTime}";
        Assert.IsType<AccountOutcome.Done>(await register.ChangePasswordAsync((await register.FindAsync(account.Id))!, password));
        return (account, password);
    }

    /// <summary>A new account with roles, whose one-time password was not changed yet.</summary>
    public async Task<(Account Account, string OneTimePassword)> NewcomerAsync(params Role[] roles)
    {
        await using AsyncServiceScope scope = Services.CreateAsyncScope();
        AccountRegister register = scope.ServiceProvider.GetRequiredService<AccountRegister>();
        string name = $"person{Interlocked.Increment(ref _accounts)}";
        AccountOutcome.Done made = Assert.IsType<AccountOutcome.Done>(await register.CreateAsync(name, $"The {name}", changedBy: null));
        DateTimeOffset now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (Role role in roles)
        {
            Services.GetRequiredService<Authorisations>().Grant(made.Account.Id, role, "examination of the test", now.AddMinutes(-1), now.AddDays(30), grantedBy: null);
        }

        return (made.Account, made.OneTimePassword!);
    }

    /// <summary>A client of a new person with roles who signed in, its antiforgery header set.</summary>
    public async Task<HttpClient> SignedInAsync(params Role[] roles)
    {
        (Account account, string password) = await AccountAsync(roles);
        return await SignedInAsync(account.UserName!, password);
    }

    /// <summary>A client of somebody who signed in, its antiforgery header set.</summary>
    public async Task<HttpClient> SignedInAsync(string userName, string password)
    {
        HttpClient client = Anonymous();
        using HttpResponseMessage answer = await client.PostAsJsonAsync(new Uri("/api/v1/session", UriKind.Relative), new { userName, password });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        JsonElement session = await answer.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Add(Gate.AntiforgeryHeader, session.GetProperty("antiforgeryToken").GetString());
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _app.StopAsync();
        await _app.DisposeAsync();
        Database.Dispose();
    }
}
