using Spectra.Service.Tests.Storage;
using Spectra.Soak.Docking;
using Spectra.Soak.Serving;

namespace Spectra.Soak.Crashes;

/// <summary>A data folder whose service, or whose database server, is killed again and again while people write into it.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="server">Its PostgreSQL; null for SQLite.</param>
/// <param name="seed">What is drawn from.</param>
/// <param name="findings">Where to report to.</param>
/// <param name="tally">Where to count.</param>
internal sealed class CrashCampaign(string folder, PostgresServer? server, int seed, Findings findings, CrashTally tally)
{
    private const int Writers = 3;
    private const int Substances = 40;
    private const int ServerKillEvery = 3;
    private const int MostMilliseconds = 150;

    private readonly Random _random = new(seed);

    /// <summary>Runs it.</summary>
    /// <param name="points">How many kills.</param>
    public async Task RunAsync(int points)
    {
        ServedFolder served = await ServedFolder.MakeAsync(folder, Substances, server?.ConnectionString);
        (string officerOnce, string chemistOnce) = (await served.AddAsync("officer", "officer"), await served.AddAsync("chemist", "chemist"));
        ServedProcess? service = await ServedProcess.StartAsync(served);
        try
        {
            using ServedPerson officer = await ServedPerson.SignInAsync(served.Address, "officer", officerOnce);
            using ServedPerson chemist = await ServedPerson.SignInAsync(served.Address, "chemist", chemistOnce);
            CrashWriter[] writers = [.. Enumerable.Range(0, Writers).Select(writer => new CrashWriter(new WritePlans(writer, Substances, officer, chemist, new Random((seed * Writers) + writer)), officer, findings, tally))];
            for (int point = 0; point < points; point++)
            {
                int[] before = [.. writers.Select(static writer => writer.Acknowledged.Count)];
                bool isServersTurn = server is not null && point % ServerKillEvery == 0;
                await KillWhileWritingAsync(service, writers, isServersTurn);
                if (!isServersTurn)
                {
                    service.Dispose();
                    await AuditAsync(served);
                    service = await ServedProcess.StartAsync(served);
                }

                foreach (CrashWriter writer in writers)
                {
                    await writer.SettleAsync();
                }

                await CrashTruth.JudgeLatestAsync(officer, [.. writers.SelectMany((writer, at) => writer.Acknowledged.Skip(before[at]))], findings);
            }

            await CrashTruth.JudgeAllAsync(officer, [.. writers.SelectMany(static writer => writer.Acknowledged)], findings);
            await EndAsync(service, served);
        }
        finally
        {
            service?.Dispose();
        }
    }

    private async Task KillWhileWritingAsync(ServedProcess service, CrashWriter[] writers, bool isServersTurn)
    {
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task writing = Task.WhenAll(writers.Select(writer => Task.Run(() => writer.WriteUntilGoneAsync(begun))));
        await Task.WhenAny(begun.Task, writing);
        await Task.Delay(TimeSpan.FromMilliseconds(_random.NextDouble() * MostMilliseconds));
        if (isServersTurn)
        {
            await Task.Run(server!.Kill);
            await writing;
            await Task.Run(server.Restart);
            tally.Point("the PostgreSQL server");
        }
        else
        {
            await service.KillAsync();
            await writing;
            tally.Point(server is null ? "spectra serve over SQLite" : "spectra serve over PostgreSQL");
        }
    }

    private async Task EndAsync(ServedProcess service, ServedFolder served)
    {
        if (await service.StopAsync() is not 0 and int exit)
        {
            findings.Mistake($"The service ended with {exit}.");
        }

        await AuditAsync(served);
    }

    private async Task AuditAsync(ServedFolder served)
    {
        if (await served.FaultAsync() is { } fault)
        {
            findings.Mistake(fault);
        }
    }
}
