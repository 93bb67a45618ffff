using System.Net;
using System.Text.Json;
using Spectra.Driver.Tests;
using Spectra.Service.Accounts;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Cases;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Api;

/// <summary>A server that dies while a request is being committed: nobody can say yet whether it was done.</summary>
public class LostCommitTests
{
    private const int MostTries = 20;

    [PostgresFact(HasOwnSettings = true)]
    public async Task ARequestWhoseOutcomeIsNotKnownKeepsItsKeySoThatItIsNotDoneTwice()
    {
        using TemporaryFolder folder = new();
        using PostgresServer server = PostgresServer.Start(isDurable: true);
        RecordProbe.ConfigurePostgres(folder.Path, server.ConnectionString);
        bool kills = false;
        await using ServiceHost host = await ServiceHost.StartAsync(folder.Path, reached: step =>
        {
            if (kills && step == AppendStep.PendingSealed)
            {
                server.Kill();
            }
        });
        (Account account, string password) = await host.AccountAsync(Role.Officer);
        using Someone officer = new(await host.SignedInAsync(account.UserName!, password), account, password);
        long events = AuditVerifier.Verify(folder.Path).Events;
        officer.Client.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        kills = true;

        (HttpStatusCode status, JsonElement problem) = await officer.PostAsync("/api/v1/cases", Seizure.CaseRequest());
        kills = false;
        server.Restart();
        (HttpStatusCode again, JsonElement kept) = await officer.PostAsync("/api/v1/cases", Seizure.CaseRequest());
        for (int tries = 0; again == HttpStatusCode.ServiceUnavailable && tries < MostTries; tries++)
        {
            // Connections to the accounts that were open when the server died fail once each.
            (again, kept) = await officer.PostAsync("/api/v1/cases", Seizure.CaseRequest());
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("whether it was recorded is not known", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, "urn:spectra:problem:in-progress"), (again, kept.GetProperty("type").GetString()!));
        officer.Client.DefaultRequestHeaders.Remove("Idempotency-Key");
        officer.Client.DefaultRequestHeaders.Add("Idempotency-Key", "another");
        Assert.Equal(HttpStatusCode.Created, (await officer.PostAsync("/api/v1/cases", Seizure.CaseRequest())).Status);
        AuditReport report = AuditVerifier.Verify(folder.Path);
        Assert.True(report.IsClean, report.Sentence);
        Assert.Equal(events + 1, report.Events);
    }
}
