using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Spectra.Service.Accounts;
using Spectra.Service.Libraries.Retro;
using Spectra.Service.Tests.Api;

namespace Spectra.Service.Tests.Libraries.Retro;

/// <summary>Alerts over the interface: the port and the laboratory each answer for themselves.</summary>
public sealed class AlertTests : IDisposable
{
    private readonly RetroSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task AnAlertIsOpenForEachSideUntilSomebodyOfItHasAnswered()
    {
        Guid unknown = _site.Measure(RetroSite.Known, 1);
        using (RetroSearch search = _site.Search())
        {
            await search.RunAsync("J. Doe", static (_, _) => { }, CancellationToken.None);
        }

        await using ServiceHost host = await ServiceHost.StartAsync(_site.Folder);
        using HttpClient officer = await host.SignedInAsync(Role.Officer);
        using HttpClient chemist = await host.SignedInAsync(Role.Chemist);
        JsonElement alert = await AlertAsync(officer);
        Assert.Equal((unknown, "port laboratory"), (alert.GetProperty("measurementId").GetGuid(), OpenFor(alert)));

        Assert.Equal(HttpStatusCode.Created, await AnswerAsync(officer, alert.GetProperty("id").GetGuid()));
        Assert.Equal("laboratory", OpenFor(await AlertAsync(chemist)));
        Assert.Equal(HttpStatusCode.Created, await AnswerAsync(chemist, alert.GetProperty("id").GetGuid()));
        Assert.Equal("", OpenFor(await AlertAsync(officer)));
        Assert.Equal(HttpStatusCode.NotFound, await AnswerAsync(chemist, Guid.NewGuid()));
    }

    private static string OpenFor(JsonElement alert) => string.Join(' ', alert.GetProperty("openFor").EnumerateArray().Select(static side => side.GetString()));

    private static async Task<JsonElement> AlertAsync(HttpClient person) =>
        Assert.Single((await person.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/alerts", UriKind.Relative))).GetProperty("items").EnumerateArray());

    private static async Task<HttpStatusCode> AnswerAsync(HttpClient person, Guid alert)
    {
        using HttpResponseMessage answer = await person.PostAsJsonAsync(new Uri($"/api/v1/alerts/{alert}/answers", UriKind.Relative), new { note = "the sample is sent to the laboratory" });
        return answer.StatusCode;
    }
}
