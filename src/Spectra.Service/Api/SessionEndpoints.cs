using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>Signing in and out, and one's own password.</summary>
internal static class SessionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/session", SignInAsync).Public("it is the door").TriesPasswords().WithSummary("Signs in");
        api.MapGet("/session", Show).Require(Permission.OwnAccount).OfCaller().WithOneTimePassword().WithSummary("Who is signed in");
        api.MapDelete("/session", SignOutAsync).Require(Permission.OwnAccount).OfCaller().WithOneTimePassword().WithSummary("Signs out");
        api.MapPost("/session/password", ChangePasswordAsync).Require(Permission.OwnAccount).OfCaller().WithOneTimePassword().TriesPasswords().WithSummary("Changes one's own password");
    }

    /// <summary>What an account may do with what it is authorised for now.</summary>
    internal static SessionView View(KnownAccount account, string antiforgeryToken)
    {
        Person person = account.Person();
        return new SessionView(
            account.Id,
            account.UserName,
            account.DisplayName,
            account.MustChangePassword,
            account.Roles,
            Enum.GetValues<Permission>().Where(permission => person.Of(permission) != Reach.None).ToImmutableDictionary(static permission => JsonNamingPolicy.KebabCaseLower.ConvertName(permission.ToString()), person.Of),
            antiforgeryToken);
    }

    private static async Task<Results<Ok<SessionView>, ProblemHttpResult>> SignInAsync(SignInRequest request, HttpContext context, PasswordDoor door, People people, AccessLog log, IAntiforgery antiforgery, TimeProvider time)
    {
        if (await door.OpenAsync(request.UserName, request.Password, context.Trace()) is not { } account)
        {
            return Problems.Of(StatusCodes.Status401Unauthorized, "sign-in-failed", PasswordDoor.Sentence);
        }

        log.Append(AccessOutcome.SignedIn, context.Trace(), account.Id);
        await Session.BeginAsync(context, account, time);

        // The token belongs to the session that begins here, not to whoever asked for it.
        context.User = Session.Of(account, time);
        return TypedResults.Ok(View((await people.FindAsync(account.Id, context.RequestAborted))!, antiforgery.GetAndStoreTokens(context).RequestToken!));
    }

    private static async Task<Ok<SessionView>> Show(HttpContext context, People people, IAntiforgery antiforgery) =>
        TypedResults.Ok(View((await people.FindAsync(context.Person().AccountId, context.RequestAborted))!, antiforgery.GetAndStoreTokens(context).RequestToken!));

    private static async Task<NoContent> SignOutAsync(HttpContext context, AccessLog log)
    {
        log.Append(AccessOutcome.SignedOut, context.Trace(), context.Person());
        await context.SignOutAsync(Session.Scheme);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePasswordAsync(PasswordRequest request, HttpContext context, PasswordDoor door, AccountRegister accounts, TimeProvider time)
    {
        if (request.CurrentPassword == request.NewPassword)
        {
            return Problems.Unprocessable("password-refused", "The new password is the one so far: choose another.");
        }

        if (await door.OpenAsync(await accounts.FindAsync(context.Person().AccountId), request.CurrentPassword, context.Trace()) is not { } account)
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "sign-in-failed", PasswordDoor.Sentence);
        }

        if (await accounts.ChangePasswordAsync(account, request.NewPassword) is AccountOutcome.Refused refused)
        {
            return Problems.Unprocessable(refused.Word, refused.Sentence);
        }

        // Every other session of the account has ended with its old stamp; this one goes on.
        await Session.BeginAsync(context, account, time);
        return TypedResults.NoContent();
    }
}
