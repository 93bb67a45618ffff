using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>Stands before every endpoint and lets nobody in who is not allowed: what an endpoint does not say of itself is refused.</summary>
internal sealed class Gate(RequestDelegate next, Caller caller, AccessLog log, RequestCounter counter, IEnumerable<IOwnership> ownerships, IAntiforgery antiforgery)
{
    /// <summary>The header that proves a request of a session was made by our own page or by a program that knows it.</summary>
    public const string AntiforgeryHeader = "X-Spectra-Antiforgery";

    private readonly Dictionary<SubjectKind, IOwnership> _ownerships = ownerships.ToDictionary(static ownership => ownership.Kind);

    /// <summary>Lets a request through, or answers it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        string address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        Endpoint? endpoint = context.GetEndpoint();
        bool triesPasswords = endpoint?.Has(EndpointTrait.TriesPasswords) is true && IsUnsafe(context.Request);
        if (counter.OfAddress(address) is { } wait || (triesPasswords && counter.OfPassword(address) is { } passwordWait && (wait = passwordWait) != default))
        {
            await TooManyAsync(context, wait, null);
            return;
        }

        // What routing itself answers with (405, 415) is no endpoint of ours and does nothing.
        if (endpoint is not RouteEndpoint)
        {
            await next(context);
            return;
        }

        bool hasToken = Caller.HasToken(context.Request);
        if (!hasToken && IsUnsafe(context.Request) && IsFromElsewhere(context.Request))
        {
            await RefuseAsync(context, null, "other-site", "The request was made by another site: it is refused.");
            return;
        }

        (KnownAccount Account, Person Person)? found = await caller.FindAsync(context);
        if (found is { Person: { } somebody })
        {
            context.Features.Set(somebody);
            if (counter.OfAccount(somebody.AccountId) is { } accountWait)
            {
                await TooManyAsync(context, accountWait, somebody);
                return;
            }
        }

        if (endpoint.Metadata.GetMetadata<PublicEndpoint>() is not null)
        {
            await next(context);
        }
        else if (found is not { } known)
        {
            await AskToSignInAsync(context, endpoint, hasToken);
        }
        else if (await RefusalAsync(context, endpoint, known.Account, known.Person) is not { } refusal)
        {
            await next(context);
        }
        else if (refusal.Word == ChangeFirst.Word && endpoint.Has(EndpointTrait.Page))
        {
            context.Response.Redirect("/sign-in/password");
        }
        else
        {
            await RefuseAsync(context, known.Person, refusal.Word, refusal.Sentence);
        }
    }

    private static Refusal ChangeFirst { get; } = new("password-change-required", "This password was given to you: change it before anything else.");

    private static bool IsUnsafe(HttpRequest request) => !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));

    private static bool IsFromElsewhere(HttpRequest request) =>
        (request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}")
        || request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");

    /// <summary>Why somebody who is known may not; null where they may.</summary>
    private async Task<Refusal?> RefusalAsync(HttpContext context, Endpoint endpoint, KnownAccount account, Person person)
    {
        if (account.MustChangePassword && !endpoint.Has(EndpointTrait.WithOneTimePassword))
        {
            return ChangeFirst;
        }

        if (person.TokenId is null && IsUnsafe(context.Request) && !await IsOurFormAsync(context, endpoint))
        {
            return new Refusal("antiforgery", $"The request does not carry the header {AntiforgeryHeader} of this session (GET /api/v1/session tells it).");
        }

        return endpoint.Metadata.GetMetadata<RequiredPermission>() is not { Permission: { } permission }
            ? new Refusal("refused", "Nobody has said who may do this.")
            : person.Of(permission) switch
            {
                Reach.Any => null,
                Reach.Own when IsOwn(context, endpoint, person) => null,
                Reach.Own => new Refusal("not-yours", "This belongs to somebody else."),
                _ => new Refusal("no-permission", "None of your roles allows this."),
            };
    }

    /// <summary>A page's form carries its proof in a field; a program's request in the header, which no other site can set.</summary>
    private async Task<bool> IsOurFormAsync(HttpContext context, Endpoint endpoint) =>
        (endpoint.Has(EndpointTrait.Page) || context.Request.Headers.ContainsKey(AntiforgeryHeader)) && await antiforgery.IsRequestValidAsync(context);

    private bool IsOwn(HttpContext context, Endpoint endpoint, Person person) => endpoint.Metadata.GetMetadata<Subject>() switch
    {
        { Kind: SubjectKind.Caller } => true,
        { Parameter: { } parameter } subject => context.GetRouteValue(parameter) is string id && _ownerships[subject.Kind].IsOwn(person, id),
        _ => false,
    };

    private async Task AskToSignInAsync(HttpContext context, Endpoint endpoint, bool hasToken)
    {
        log.Count(AccessOutcome.Refused, context.Trace(), hasToken ? "bad token" : "not signed in");
        if (endpoint.Has(EndpointTrait.Page) && !hasToken)
        {
            context.Response.Redirect("/sign-in");
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        await Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, hasToken ? "bad-token" : "sign-in-required", hasToken ? "The token is not valid here, or not any more." : "Sign in first.");
    }

    private async Task TooManyAsync(HttpContext context, TimeSpan wait, Person? person)
    {
        log.Count(AccessOutcome.Refused, context.Trace(), "too many requests", person?.AccountId);
        context.Response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests: wait as long as the header Retry-After says.");
    }

    private async Task RefuseAsync(HttpContext context, Person? person, string word, string sentence)
    {
        if (person is null)
        {
            log.Count(AccessOutcome.Refused, context.Trace(), word);
        }
        else
        {
            log.Append(AccessOutcome.Refused, context.Trace(), person, word, SubjectId(context));
        }

        await Problems.WriteAsync(context, StatusCodes.Status403Forbidden, word, sentence);
    }

    /// <summary>The id of what the request was about, where it is one: whatever else stands in an address is not kept.</summary>
    private static string? SubjectId(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Subject>() is { Parameter: { } parameter } && Guid.TryParse(context.GetRouteValue(parameter) as string, out Guid id) ? id.ToString() : null;

    /// <summary>Why a request is refused.</summary>
    private sealed record Refusal(string Word, string Sentence);
}
