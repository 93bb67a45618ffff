using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Spectra.Service.Accounts;
using Spectra.Service.Api;

namespace Spectra.Service.Tests.Api;

/// <summary>A host with an endpoint that does not say who may call it does not start.</summary>
public sealed class EndpointRulesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task AnEndpointThatSaysNothingKeepsTheHostFromStarting() => RefusesAsync("exactly one", static app => app.MapGet("/open", static () => "?"));

    [Fact]
    public Task AnEndpointThatIsPublicAndNotKeepsTheHostFromStarting() =>
        RefusesAsync("exactly one", static app => app.MapGet("/open", static () => "?").Public("why").Require(Permission.ReadRecord));

    [Fact]
    public Task APermissionOfOnesOwnWithoutASubjectKeepsTheHostFromStarting() =>
        RefusesAsync("whose it is", static app => app.MapGet("/cases/{caseId}", static (string caseId) => caseId).Require(Permission.WriteCases));

    [Fact]
    public Task ASubjectThatTheRouteDoesNotNameKeepsTheHostFromStarting() =>
        RefusesAsync("no such parameter", static app => app.MapGet("/accounts/{id}", static (string id) => id).Require(Permission.ManageAccounts).OfAccount("accountId"));

    private async Task RefusesAsync(string sentence, Action<WebApplication> map)
    {
        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceHost.StartAsync(_folder.File("data"), map: map));
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }
}
