using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Storage;

namespace Spectra.Service.Api;

/// <summary>Whether the service runs, and whether it could record something now.</summary>
internal static class HealthEndpoints
{
    /// <summary>The least free space, in bytes, with which it counts as ready.</summary>
    internal const long LeastFree = 200L * 1024 * 1024;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", static () => TypedResults.Ok(new Health("live", []))).Public("says only that the service runs").WithSummary("Whether the service runs");
        app.MapGet("/health/ready", Ready).Public("says why it is not ready only to who is signed in").WithSummary("Whether the service could record something now");
    }

    private static JsonHttpResult<Health> Ready(HttpContext context, Database database)
    {
        string[] faults = [.. Faults(database)];
        Health health = new(faults.Length == 0 ? "ready" : "not-ready", context.PersonOrNull() is null ? [] : faults);
        return TypedResults.Json(health, statusCode: faults.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static IEnumerable<string> Faults(Database database)
    {
        string? fault;
        try
        {
            fault = database.Read(static snapshot => snapshot.AppendFault);
        }
        catch (EvidenceException failure)
        {
            fault = failure.Message;
        }

        if (fault is not null)
        {
            yield return fault;
        }

        DriveInfo drive = new(database.Folder);
        if (drive.AvailableFreeSpace < LeastFree)
        {
            yield return FormattableString.Invariant($"The disk of the data folder has {drive.AvailableFreeSpace / 1024 / 1024} MiB left: free at least {LeastFree / 1024 / 1024} MiB.");
        }
    }

    /// <summary>How the service is.</summary>
    /// <param name="Status">live, ready or not-ready.</param>
    /// <param name="Faults">What is wrong, for who is signed in.</param>
    internal sealed record Health(string Status, string[] Faults);
}
