using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Spectra.Libraries;
using Spectra.Search;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Identification;
using Spectra.Service.Substances;
using Spectra.Service.Tests.Api;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Cases;

/// <summary>The whole service with a library of three substances, over a data folder of its own; people talk to it by HTTP alone.</summary>
internal sealed class RecordHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ReferenceLibrary _library;
    private readonly IdentificationDesk _desk;

    private RecordHost(ReferenceLibrary library, IdentificationDesk desk) => (_library, _desk) = (library, desk);

    public ServiceHost Service { get; private set; } = null!;

    public string DataFolder => _folder.File("data");

    public static async Task<RecordHost> StartAsync(string libraryPath, TimeProvider? time = null)
    {
        ReferenceLibrary library = Assert.IsType<LibraryOpening.Opened>(ReferenceLibrary.Open(libraryPath)).Library;
        Identifier identifier = new([library], Metric.Default, ReferenceFacts.Catalogue, ReferenceFacts.Residues, AnalysisSettings.Candidates);
        RecordHost host = new(library, new IdentificationDesk(identifier, [library], isFixed: true));
        host.Service = await ServiceHost.StartAsync(host.DataFolder, time, desk: host._desk);
        return host;
    }

    /// <summary>A new person with roles, signed in.</summary>
    public async Task<Someone> PersonAsync(params Role[] roles)
    {
        (Account account, string password) = await Service.AccountAsync(roles);
        return new Someone(await Service.SignedInAsync(account.UserName!, password), account, password);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _desk.Dispose();
        _library.Dispose();
        _folder.Dispose();
    }
}

/// <summary>A person at the service.</summary>
internal sealed record Someone(HttpClient Client, Account Account, string Password) : IDisposable
{
    public async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string path)
    {
        using HttpResponseMessage answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await BodyOf(answer));
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, object body)
    {
        using HttpResponseMessage answer = await Client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        return (answer.StatusCode, await BodyOf(answer));
    }

    /// <summary>Posts what must be taken; the new row's id.</summary>
    public async Task<Guid> AddAsync(string path, object body)
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync(path, body);
        Assert.True(status == HttpStatusCode.Created, $"{path}: {status} {answer}");
        return answer.GetProperty("id").GetGuid();
    }

    /// <summary>Brings a file; the answer.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> UploadAsync(string name, string content, string path = "/api/v1/measurements")
    {
        using ByteArrayContent body = new(Encoding.UTF8.GetBytes(content));
        body.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/octet-stream");
        using HttpResponseMessage answer = await Client.PostAsync(new Uri($"{path}?fileName={Uri.EscapeDataString(name)}", UriKind.Relative), body);
        return (answer.StatusCode, await BodyOf(answer));
    }

    public void Dispose() => Client.Dispose();

    private static async Task<JsonElement> BodyOf(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync();
        return text.Length > 0 && text[0] is '{' or '[' ? JsonDocument.Parse(text).RootElement : default;
    }
}
