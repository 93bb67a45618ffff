using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>One's own tokens for machines.</summary>
internal static class TokenEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/tokens", ListAsync).Require(Permission.OwnAccount).OfCaller().WithSummary("One's own tokens");
        api.MapPost("/tokens", IssueAsync).Require(Permission.OwnAccount).OfCaller().ShowsSecret().WithSummary("Issues a token; its text is shown once");
        api.MapDelete("/tokens/{tokenId}", RevokeAsync).Require(Permission.OwnAccount).OfCaller().WithSummary("Revokes a token");
    }

    private static async Task<Ok<ImmutableArray<TokenView>>> ListAsync(HttpContext context, ApiTokens tokens, CancellationToken cancellation) =>
        TypedResults.Ok((await tokens.ListAsync(context.Person().AccountId, cancellation)).Select(TokenView.Of).ToImmutableArray());

    private static async Task<Results<Created<NewTokenView>, ProblemHttpResult>> IssueAsync(TokenRequest request, HttpContext context, ApiTokens tokens, TimeProvider time)
    {
        Person person = context.Person();
        ImmutableArray<Permission?> scopes = [.. request.Scopes.Select(EnumWord.Find<Permission>).Distinct()];
        if (scopes.Contains(null) || scopes.Any(scope => person.Of(scope!.Value) == Reach.None || ApiTokens.NeverInScope.Contains(scope.Value)))
        {
            return Problems.Unprocessable("scopes", "A token's scopes are permissions of your own, and never accounts or tokens: GET /api/v1/session lists yours.");
        }

        DateTimeOffset now = time.GetUtcNow();
        if (request.ExpiresAt <= now || request.ExpiresAt - now > ApiTokens.Longest)
        {
            return Problems.Unprocessable("expiry", "A token expires within a year from now.");
        }

        (ApiToken token, string text) = await tokens.IssueAsync(person, request.Name, [.. scopes.Select(static scope => scope!.Value)], request.ExpiresAt, context.Trace());
        return TypedResults.Created("/api/v1/tokens", new NewTokenView(TokenView.Of(token), text));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(string tokenId, HttpContext context, ApiTokens tokens) =>
        await tokens.RevokeAsync(context.Person(), tokenId, context.Trace()) ? TypedResults.NoContent() : Problems.NotFound("You have no such token, or it was revoked before.");
}
