using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Spectra.Service.Accounts;
using Spectra.Service.Storage;

namespace Spectra.Service.Api;

/// <summary>Answers what an endpoint threw with a problem, and never with how the program came to it.</summary>
internal sealed class FaultAnswer(ILogger<FaultAnswer> logger) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (AccountFault.Of(exception) ?? exception)
        {
            case OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested:
                return true;
            case EvidenceException evidence:
                (int status, string word) = Of(evidence);
                logger.LogError("The record refused: {Word}: {Sentence}", word, evidence.Message);
                if (status == StatusCodes.Status503ServiceUnavailable)
                {
                    httpContext.Response.Headers.RetryAfter = "5";
                }

                await Problems.WriteAsync(httpContext, status, word, evidence.Message);
                return true;
            case BadHttpRequestException { InnerException: JsonException json }:
                await Problems.WriteAsync(httpContext, StatusCodes.Status400BadRequest, "json", $"The body is not the JSON that is expected here, at {json.Path ?? "its beginning"}.");
                return true;
            case BadHttpRequestException bad:
                await WriteAsync(httpContext, bad.StatusCode);
                return true;
            default:
                // The message may quote what was sent; its type and place are enough to find it.
                logger.LogError("A fault of the program: {Fault} at {Place}", exception.GetType().FullName, exception.StackTrace);
                await WriteAsync(httpContext, StatusCodes.Status500InternalServerError);
                return true;
        }
    }

    private static Task WriteAsync(HttpContext context, int status) => TypedResults.Problem(Problems.OfStatus(status)).ExecuteAsync(context);

    private static (int Status, string Word) Of(EvidenceException failure) => failure switch
    {
        _ when DiskSpace.IsExhausted(failure.InnerException) => (StatusCodes.Status507InsufficientStorage, "disk-full"),
        { Obstacle: Obstacle.NewerVersion } => (StatusCodes.Status409Conflict, "newer-version"),
        { Obstacle: { } } => (StatusCodes.Status503ServiceUnavailable, "record-unavailable"),
        _ => (StatusCodes.Status409Conflict, "record-conflict"),
    };
}
