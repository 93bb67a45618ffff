using Spectra.Service.Accounts;
using Spectra.Service.Storage;

namespace Spectra.Service.Api;

/// <summary>Appends the refusals that were counted, once a minute and at the end.</summary>
internal sealed class AccessFlush(AccessLog log, TimeProvider time, ILogger<AccessFlush> logger) : BackgroundService
{
    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Flush();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer minute = new(TimeSpan.FromMinutes(1), time);
        try
        {
            while (await minute.WaitForNextTickAsync(stoppingToken))
            {
                Flush();
            }
        }
        catch (OperationCanceledException)
        {
            // The service ends; what is left is appended by StopAsync.
        }
    }

    private void Flush()
    {
        try
        {
            log.Flush();
        }
        catch (EvidenceException failure)
        {
            logger.LogError("Refusals could not be recorded and are kept for the next minute: {Sentence}", failure.Message);
        }
    }
}
