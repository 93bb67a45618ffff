using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Spectra.Service.Accounts;
using Spectra.Service.Storage;

namespace Spectra.Service.Api;

/// <summary>Gives the same request with the same <c>Idempotency-Key</c> its first answer again for a day, without a second effect.</summary>
internal sealed class RepeatedRequests(RequestDelegate next, KeptAnswers answers, IDataProtectionProvider protection, TimeProvider time, ILogger<RepeatedRequests> logger)
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 200;
    private const int InMemory = 1024 * 1024;

    private readonly IDataProtector _protector = protection.CreateProtector("spectra.kept-answers");

    /// <summary>Lets the request through once.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        string key = context.Request.Headers[Header].ToString();
        if (key.Length == 0 || !HttpMethods.IsPost(context.Request.Method) || context.PersonOrNull() is not { } person)
        {
            await next(context);
            return;
        }

        if (key.Length > LongestKey)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "idempotency-key", $"The header {Header} may have {LongestKey} characters at most.");
            return;
        }

        KeptAnswer kept = new() { AccountId = person.AccountId, RequestKey = key, RequestHash = await HashAsync(context.Request), CreatedAt = time.GetUtcNow() };
        if (await answers.ReserveAsync(kept) is { } before)
        {
            await RepeatAsync(context, before, kept.RequestHash);
        }
        else
        {
            await RunAsync(context, kept);
        }
    }

    private static async Task<string> HashAsync(HttpRequest request)
    {
        request.EnableBuffering(InMemory);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{request.ContentType}\n"));
        byte[] buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted) is > 0 and int read)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task RepeatAsync(HttpContext context, KeptAnswer before, string requestHash)
    {
        if (before.RequestHash != requestHash)
        {
            await Problems.WriteAsync(context, StatusCodes.Status422UnprocessableEntity, "idempotency-key", $"This {Header} was used for another request: take a new one.");
        }
        else if (before.Status is not { } status)
        {
            await Problems.WriteAsync(context, StatusCodes.Status409Conflict, "in-progress", "The same request is under way, or was cut off: look whether it was done before you send it with a new key.");
        }
        else if (before.Answer is not { } answer)
        {
            await Problems.WriteAsync(context, StatusCodes.Status409Conflict, "already-done", "This was done; what it answered is shown only once.");
        }
        else
        {
            Answer first = JsonSerializer.Deserialize<Answer>(_protector.Unprotect(answer))!;
            context.Response.StatusCode = status;
            context.Response.ContentType = first.ContentType;
            context.Response.Headers.Location = first.Location;
            context.Response.Headers.ETag = first.ETag;
            if (first.Body.Length > 0)
            {
                await context.Response.Body.WriteAsync(first.Body, context.RequestAborted);
            }
        }
    }

    private async Task RunAsync(HttpContext context, KeptAnswer kept)
    {
        Stream outward = context.Response.Body;
        using MemoryStream body = new();
        context.Response.Body = body;
        bool isDone = false;
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync();
            isDone = context.Response.StatusCode is >= 200 and < 300;
        }
        catch (OperationCanceledException)
        {
            // Whether it was done is not known: the key stays taken.
            isDone = true;
            throw;
        }
        catch (EvidenceException failure) when (failure.LeavesOutcomeOpen)
        {
            isDone = true;
            throw;
        }
        finally
        {
            context.Response.Body = outward;
            if (!isDone)
            {
                await TryAsync(() => answers.ForgetAsync(kept));
            }
        }

        if (isDone)
        {
            await KeepAsync(context, kept, body.ToArray());
        }

        body.Position = 0;
        await body.CopyToAsync(outward, context.RequestAborted);
    }

    private async Task KeepAsync(HttpContext context, KeptAnswer kept, byte[] body)
    {
        HttpResponse response = context.Response;
        kept.Status = response.StatusCode;
        kept.Answer = context.GetEndpoint()!.Has(EndpointTrait.ShowsSecret)
            ? null
            : _protector.Protect(JsonSerializer.Serialize(new Answer(response.ContentType, response.Headers.Location, response.Headers.ETag, body)));
        await TryAsync(() => answers.KeepAsync(kept));
    }

    /// <summary>Notes what became of a request. Where that can't be noted its key stays taken, and the answer is given as it is: what it says was done is done.</summary>
    private async Task TryAsync(Func<Task> note)
    {
        try
        {
            await note();
        }
        catch (Exception failure) when (AccountFault.Of(failure) is not null)
        {
            logger.LogWarning("The answer to a repeated request can't be kept: {Sentence}", AccountFault.Of(failure)!.Message);
        }
    }

    /// <summary>What was answered.</summary>
    private sealed record Answer(string? ContentType, string? Location, string? ETag, byte[] Body);
}
