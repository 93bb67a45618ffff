using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Spectra.Soak.Serving;

/// <summary>Somebody who is signed in, also while the service is started again.</summary>
internal sealed class ServedPerson : IDisposable
{
    private const string Antiforgery = "X-Spectra-Antiforgery";

    private readonly HttpClient _client;

    private ServedPerson(HttpClient client, string password) => (_client, Password) = (client, password);

    /// <summary>The password, for signatures.</summary>
    public string Password { get; }

    /// <summary>Signs somebody in for the first time, and gives them a password of their own.</summary>
    public static async Task<ServedPerson> SignInAsync(Uri address, string userName, string oneTime)
    {
        HttpClient client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
        ServedPerson person = new(client, $"a quiet morning of {userName}");
        await person.BeginAsync(userName, oneTime);
        using (HttpResponseMessage changed = await client.PostAsJsonAsync(Local("/api/v1/session/password"), new { currentPassword = oneTime, newPassword = person.Password }))
        {
            changed.EnsureSuccessStatusCode();
        }

        await person.BeginAsync(userName, person.Password);
        return person;
    }

    /// <summary>A client with a token for what a machine may do.</summary>
    /// <param name="connections">How many connections it may hold open.</param>
    /// <param name="scopes">What the token may do.</param>
    public async Task<HttpClient> MachineAsync(int connections, params string[] scopes)
    {
        (HttpStatusCode status, JsonElement answer) = await SendAsync(HttpMethod.Post, "/api/v1/tokens", JsonContent.Create(new { name = "load", scopes, expiresAt = DateTimeOffset.UtcNow.AddDays(1) }), key: null);
        if (status != HttpStatusCode.Created)
        {
            throw new InvalidOperationException($"No token was issued: {answer}");
        }

        HttpClient machine = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseCookies = false }) { BaseAddress = _client.BaseAddress, Timeout = TimeSpan.FromSeconds(100) };
        machine.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.GetProperty("text").GetString());
        return machine;
    }

    /// <summary>Reads what must be there.</summary>
    public async Task<JsonElement> ReadAsync(string path)
    {
        (HttpStatusCode status, JsonElement body) = await SendAsync(HttpMethod.Get, path, content: null, key: null);
        return status == HttpStatusCode.OK ? body : throw new InvalidDataException($"GET {path}: {status} {body}");
    }

    /// <summary>Sends a request; the answer's status and JSON.</summary>
    /// <param name="method">How.</param>
    /// <param name="path">Where to.</param>
    /// <param name="content">The body.</param>
    /// <param name="key">The <c>Idempotency-Key</c>; null for none.</param>
    /// <exception cref="HttpRequestException">The service is not there, or went away.</exception>
    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, HttpContent? content, string? key)
    {
        using HttpRequestMessage request = new(method, Local(path)) { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using HttpResponseMessage answer = await _client.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length > 0 && text[0] is '{' or '[' ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static Uri Local(string path) => new(path, UriKind.Relative);

    private async Task BeginAsync(string userName, string password)
    {
        using HttpResponseMessage answer = await _client.PostAsJsonAsync(Local("/api/v1/session"), new { userName, password });
        answer.EnsureSuccessStatusCode();
        JsonElement session = await answer.Content.ReadFromJsonAsync<JsonElement>();
        _client.DefaultRequestHeaders.Remove(Antiforgery);
        _client.DefaultRequestHeaders.Add(Antiforgery, session.GetProperty("antiforgeryToken").GetString());
    }
}
