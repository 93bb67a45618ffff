using System.Collections.Immutable;
using Quartz;
using Spectra.Libraries;
using Spectra.Service.Identification;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Retro;

/// <summary>Goes on with the retro-search in the background: at the start, and every minute where there is something to do.</summary>
/// <remarks>Each replica runs its own; the batches are shared out by the record, so the scheduler needs no store of its own.</remarks>
[DisallowConcurrentExecution]
internal sealed class RetroJob(IdentificationDesk desk, Func<Identifier, ImmutableArray<ReferenceLibrary>, RetroSearch> search, ILogger<RetroJob> log) : IJob
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Schedules it.</summary>
    /// <param name="services">The host's services, which can make a <see cref="RetroSearch"/>.</param>
    public static void Schedule(IServiceCollection services)
    {
        services.AddQuartz(static quartz => quartz.ScheduleJob<RetroJob>(static trigger => trigger.StartNow().WithSimpleSchedule(static schedule => schedule.WithInterval(Every).RepeatForever())));
        services.AddQuartzHostedService(static options => options.WaitForJobsToComplete = true);
    }

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (await desk.UseAsync((identifier, libraries) => RunAsync(identifier, libraries, cancellationToken)) is { } did && log.IsEnabled(LogLevel.Information))
            {
                log.LogInformation("Retro-search: {Examined} stored spectra looked at, {IdentifiedAgain} identified again, {Alerts} answers changed.", did.Examined, did.IdentifiedAgain, did.Alerts);
            }
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("Retro-search: stopped; it is gone on with at the next start.");
        }
        catch (Exception failure) when (failure is EvidenceException or IOException)
        {
            // Somebody else writes, or the disk is full: the next minute tries again.
            log.LogWarning(failure, "Retro-search: not gone on with now.");
        }
    }

    /// <summary>With what answers now: an activation between two runs makes other libraries answer.</summary>
    private async Task<RetroTally?> RunAsync(Identifier? identifier, ImmutableArray<ReferenceLibrary> libraries, CancellationToken cancellation)
    {
        if (identifier is null)
        {
            return null;
        }

        using RetroSearch run = search(identifier, libraries);
        return await run.RunAsync("system:schedule", static (_, _) => { }, cancellation);
    }
}
