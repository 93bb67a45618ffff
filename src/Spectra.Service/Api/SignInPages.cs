using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>Signing in and changing a one-time password in a browser: plain forms, no script.</summary>
internal static class SignInPages
{
    private const string Style = "body{font:18px/1.45 system-ui,sans-serif;margin:3rem auto;max-width:24rem;padding:1rem;color:#111;background:#fafafa}label{display:block;margin:.8rem 0}input{font:inherit;width:100%;box-sizing:border-box}button{font:inherit}.problem{color:#8b0000;font-weight:bold}";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", ShowSignIn).Public("it is the door").Page();
        app.MapPost("/sign-in", SignInAsync).Public("it is the door").Page().TriesPasswords();
        app.MapGet("/sign-in/done", static () => Html("<meta http-equiv=\"refresh\" content=\"0; url=/\">", "<p><a href=\"/\">Go on</a></p>")).Public("only leads on, from the site itself").Page();
        app.MapGet("/sign-in/password", ShowPassword).Require(Permission.OwnAccount).OfCaller().WithOneTimePassword().Page();
        app.MapPost("/sign-in/password", ChangePasswordAsync).Require(Permission.OwnAccount).OfCaller().WithOneTimePassword().Page().TriesPasswords();
        app.MapPost("/sign-out", SignOutAsync).Require(Permission.OwnAccount).OfCaller().WithOneTimePassword().Page();
    }

    /// <summary>The form with which a person leaves, for any page.</summary>
    public static string SignOutForm(HttpContext context, IAntiforgery antiforgery) => $"<form method=\"post\" action=\"/sign-out\">{Proof(context, antiforgery)}<button>Sign out</button></form>";

    private static ContentHttpResult ShowSignIn(HttpContext context, IAntiforgery antiforgery, ApiHostSettings settings) => SignInForm(context, antiforgery, settings, null);

    private static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery, ApiHostSettings settings, PasswordDoor door, AccessLog log, TimeProvider time)
    {
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            return SignInForm(context, antiforgery, settings, "The form was too old: try again.", StatusCodes.Status400BadRequest);
        }

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (await door.OpenAsync(form["userName"].ToString(), form["password"].ToString(), context.Trace()) is not { } account)
        {
            return SignInForm(context, antiforgery, settings, PasswordDoor.Sentence, StatusCodes.Status401Unauthorized);
        }

        log.Append(AccessOutcome.SignedIn, context.Trace(), account.Id);
        await Session.BeginAsync(context, account, time);
        return TypedResults.Redirect(account.MustChangePassword ? "/sign-in/password" : "/");
    }

    private static ContentHttpResult ShowPassword(HttpContext context, IAntiforgery antiforgery) => PasswordForm(context, antiforgery, null);

    private static async Task<IResult> ChangePasswordAsync(HttpContext context, IAntiforgery antiforgery, PasswordDoor door, AccountRegister accounts, TimeProvider time)
    {
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        (string current, string chosen) = (form["currentPassword"].ToString(), form["newPassword"].ToString());
        if (current == chosen || chosen != form["again"].ToString())
        {
            return PasswordForm(context, antiforgery, current == chosen ? "The new password is the one so far: choose another." : "The new password was not typed the same twice.");
        }

        if (await door.OpenAsync(await accounts.FindAsync(context.Person().AccountId), current, context.Trace()) is not { } account)
        {
            return PasswordForm(context, antiforgery, PasswordDoor.Sentence);
        }

        if (await accounts.ChangePasswordAsync(account, chosen) is AccountOutcome.Refused refused)
        {
            return PasswordForm(context, antiforgery, refused.Sentence);
        }

        await Session.BeginAsync(context, account, time);
        return TypedResults.Redirect("/");
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, AccessLog log)
    {
        log.Append(AccessOutcome.SignedOut, context.Trace(), context.Person());
        await context.SignOutAsync(Session.Scheme);
        return TypedResults.Redirect("/sign-in");
    }

    private static ContentHttpResult SignInForm(HttpContext context, IAntiforgery antiforgery, ApiHostSettings settings, string? problem, int status = StatusCodes.Status200OK) => Html("", $"""
        {Problem(problem)}<form method="post" action="/sign-in">{Proof(context, antiforgery)}
        <label>User name <input name="userName" autocomplete="username" required autofocus></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
        <button>Sign in</button></form>{(settings.OpenId is null ? "" : "<p><a href=\"/sign-in/provider\">Sign in with your agency's account</a></p>")}
        """, status);

    private static ContentHttpResult PasswordForm(HttpContext context, IAntiforgery antiforgery, string? problem) => Html("", $"""
        {Problem(problem)}<p>Choose a password of at least {PasswordRule.Shortest} characters; several words are easiest to remember.</p>
        <form method="post" action="/sign-in/password">{Proof(context, antiforgery)}
        <label>Password so far <input name="currentPassword" type="password" autocomplete="current-password" required></label>
        <label>New password <input name="newPassword" type="password" autocomplete="new-password" required></label>
        <label>New password again <input name="again" type="password" autocomplete="new-password" required></label>
        <button>Change the password</button></form>
        """, problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static string Proof(HttpContext context, IAntiforgery antiforgery)
    {
        AntiforgeryTokenSet tokens = antiforgery.GetAndStoreTokens(context);
        return $"<input type=\"hidden\" name=\"{tokens.FormFieldName}\" value=\"{HtmlEncoder.Default.Encode(tokens.RequestToken!)}\">";
    }

    private static string Problem(string? sentence) => sentence is null ? "" : $"<p class=\"problem\" role=\"alert\">{HtmlEncoder.Default.Encode(sentence)}</p>";

    private static ContentHttpResult Html(string head, string body, int status = StatusCodes.Status200OK) =>
        TypedResults.Content($"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Spectra</title><style>{Style}</style>{head}</head><body><h1>Spectra</h1>{body}</body></html>", "text/html; charset=utf-8", statusCode: status);
}
