using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Cases;
using Spectra.Service.Exhibits;
using Spectra.Service.Seizures;

namespace Spectra.Service.Tests.Api;

/// <summary>Every endpoint, by every role, on what is their own and on what is not, against <see cref="AuthorizationMatrix"/>.</summary>
public sealed class AuthorizationMatrixTests : HostTests
{
    private protected override Task<ServiceHost> StartAsync() => ServiceHost.StartAsync(
        DataFolder,
        Clock,
        change: static settings => settings with { Limits = new RequestLimits { PerAddress = 100_000, PerAccount = 100_000, PasswordsPerAddress = 100_000 } });

    [Fact]
    public void EveryEndpointIsInTheTableAndTheTableHasNoOther() => Assert.Equal(
        AuthorizationMatrix.Table.Keys.Order(StringComparer.Ordinal),
        Endpoints().Select(static found => found.Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task EveryRoleReachesWhatTheTableSaysAndNothingElse()
    {
        List<string> wrong = [];
        Things other = await ThingsAsync((await Host.AccountAsync()).Account);
        foreach (Role role in Enum.GetValues<Role>())
        {
            (Account account, string password) = await Host.AccountAsync(role);
            Things own = await ThingsAsync(account);
            foreach ((string name, string method) in Endpoints())
            {
                foreach (bool isOwn in new[] { true, false })
                {
                    // A client of its own: some endpoints end the session they are called in.
                    using HttpClient client = await Host.SignedInAsync(account.UserName!, password);
                    bool isAllowed = await PassesAsync(client, method, (isOwn ? own : other).Path(name[(method.Length + 1)..]));
                    if (isAllowed != AuthorizationMatrix.Allows(AuthorizationMatrix.Table[name], role, isOwn))
                    {
                        wrong.Add($"{role}, {(isOwn ? "own" : "another's")}: {name} is {(isAllowed ? "allowed" : "refused")}");
                    }
                }
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>Whether the gate lets a request through. What is behind it may refuse the body: that is another matter, and says so with another word.</summary>
    private static async Task<bool> PassesAsync(HttpClient client, string method, string path)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), At(path)) { Content = method is "GET" or "DELETE" ? null : JsonContent.Create(new { }) };
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(20));
        using HttpResponseMessage answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, soon.Token);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode == HttpStatusCode.Unauthorized && path == "/api/v1/session" ? HttpStatusCode.OK : answer.StatusCode);
        return answer.StatusCode != HttpStatusCode.Forbidden;
    }

    private IEnumerable<(string Name, string Method)> Endpoints() => Host.Endpoints.SelectMany(static endpoint =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Where(static method => method != "HEAD").Select(method => ($"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}", method)));

    /// <summary>A case, an exhibit, a measurement and a disposable account of a person, put into the record past the gate.</summary>
    private async Task<Things> ThingsAsync(Account account)
    {
        DateTimeOffset now = Clock.GetUtcNow();
        Guid caseId = Guid.CreateVersion7(now);
        Guid exhibitId = Guid.CreateVersion7(now);
        Host.Services.GetRequiredService<CaseStore>().Open(new CaseFile { Id = caseId, Reference = $"case of {account.UserName}", Agency = "agency", PortUnit = "port", OpenedBy = account.Id, OpenedAt = now });
        Host.Services.GetRequiredService<ExhibitStore>().Add(new Exhibit { Id = exhibitId, CaseId = caseId, Number = "1", Kind = ExhibitKind.Item, Description = "powder", Seals = [], RecordedBy = account.Id, RecordedAt = now });
        RecordOutcome.Recorded recorded = Assert.IsType<RecordOutcome.Recorded>(Host.Services.GetRequiredService<MeasurementStore>().AppendUpload(account.Id, null, Some.File($"content of {account.UserName}"), [Some.Sample()]));
        return new Things(caseId, exhibitId, recorded.Ids[0], (await Host.NewcomerAsync()).Account.Id);
    }

    private sealed record Things(Guid CaseId, Guid ExhibitId, Guid MeasurementId, string AccountId)
    {
        public string Path(string pattern) => pattern
            .Replace("{caseId}", CaseId.ToString(), StringComparison.Ordinal)
            .Replace("{exhibitId}", ExhibitId.ToString(), StringComparison.Ordinal)
            .Replace("{measurementId}", MeasurementId.ToString(), StringComparison.Ordinal)
            .Replace("{accountId}", AccountId, StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal)
            .Replace("{text}", "CSQU3054383", StringComparison.Ordinal)
            .Replace("{alertId}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{tokenId}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{library}", "samples", StringComparison.Ordinal)
            .Replace("{number}", "1", StringComparison.Ordinal)
            .Replace("{importId}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{fingerprint}", "0", StringComparison.Ordinal)
            .Replace("{partyId}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{attachmentId}", Guid.Empty.ToString(), StringComparison.Ordinal)
            .Replace("{authorisationId}", Guid.Empty.ToString(), StringComparison.Ordinal);
    }
}
