using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>Accounts and their authorisations, for who keeps people.</summary>
internal static class AccountEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/accounts", ListAsync).Require(Permission.ManageAccounts).WithSummary("The accounts, by name");
        api.MapPost("/accounts", CreateAsync).Require(Permission.ManageAccounts).ShowsSecret().WithSummary("Makes an account with a one-time password");
        api.MapGet("/accounts/{accountId}", ShowAsync).Require(Permission.ManageAccounts).OfAccount("accountId").WithSummary("An account");
        api.MapPost("/accounts/{accountId}/disable", DisableAsync).Require(Permission.ManageAccounts).OfAccount("accountId").WithSummary("Shuts an account out");
        api.MapPost("/accounts/{accountId}/enable", EnableAsync).Require(Permission.ManageAccounts).OfAccount("accountId").WithSummary("Lets an account in again");
        api.MapPost("/accounts/{accountId}/password", ResetAsync).Require(Permission.ManageAccounts).OfAccount("accountId").ShowsSecret().WithSummary("Gives an account a new one-time password");
        api.MapPost("/accounts/{accountId}/identities", LinkAsync).Require(Permission.ManageAccounts).OfAccount("accountId").WithSummary("Lets an identity of the configured provider sign in as an account");
        api.MapGet("/accounts/{accountId}/authorisations", AuthorisationsAsync).Require(Permission.ManageAccounts).OfAccount("accountId").WithSummary("The roles an account was ever authorised for");
        api.MapPost("/accounts/{accountId}/authorisations", GrantAsync).Require(Permission.ManageAccounts).OfAccount("accountId").WithSummary("Authorises an account for a role");
        api.MapPost("/authorisations/{authorisationId}/end", EndAsync).Require(Permission.ManageAccounts).WithSummary("Ends an authorisation before its time");
    }

    private static ProblemHttpResult NoAccount() => Problems.NotFound("There is no such account.");

    private static async Task<Ok<Page<AccountView>>> ListAsync([Range(1, 200)] int? limit, [StringLength(200)] string? after, AccountRegister accounts, Authorisations authorisations, TimeProvider time, CancellationToken cancellation)
    {
        PageRequest page = new(limit, after);
        DateTimeOffset now = time.GetUtcNow();
        IEnumerable<Account> found = (await accounts.ListAsync(cancellation)).OrderBy(static account => account.UserName, StringComparer.Ordinal).Where(account => page.After is null || string.CompareOrdinal(account.UserName, page.After) > 0);
        return TypedResults.Ok(Page<AccountView>.Of(found.Select(account => AccountView.Of(account, authorisations.RolesOf(account.Id, now))), page, static account => account.UserName));
    }

    private static async Task<Results<Created<NewPasswordView>, ProblemHttpResult>> CreateAsync(AccountRequest request, HttpContext context, AccountRegister accounts) =>
        await accounts.CreateAsync(request.UserName, request.DisplayName, context.Person().AccountId) switch
        {
            AccountOutcome.Done { OneTimePassword: { } password } made => TypedResults.Created($"/api/v1/accounts/{made.Account.Id}", new NewPasswordView(AccountView.Of(made.Account, []), password)),
            AccountOutcome.Refused refused => Problems.Unprocessable(refused.Word, refused.Sentence),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static async Task<Results<Etagged<AccountView>, ProblemHttpResult>> ShowAsync(string accountId, HttpContext context, AccountRegister accounts, Authorisations authorisations, TimeProvider time) =>
        await accounts.FindAsync(accountId) is { } account ? Etagged.Ok(context, AccountView.Of(account, authorisations.RolesOf(account.Id, time.GetUtcNow()))) : NoAccount();

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> DisableAsync(string accountId, HttpContext context, AccountRegister accounts, Administration administration) =>
        await accounts.FindAsync(accountId) is { } account ? Changed(await administration.DisableAsync(account, context.Person().AccountId)) : NoAccount();

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> EnableAsync(string accountId, HttpContext context, AccountRegister accounts) =>
        await accounts.FindAsync(accountId) is { } account ? Changed(await accounts.SetDisabledAsync(account, disabled: false, context.Person().AccountId)) : NoAccount();

    private static Results<Ok<AccountView>, ProblemHttpResult> Changed(AccountOutcome outcome) => outcome switch
    {
        AccountOutcome.Done done => TypedResults.Ok(AccountView.Of(done.Account, [])),
        AccountOutcome.Refused refused => Problems.Conflict(refused.Word, refused.Sentence),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static async Task<Results<Ok<NewPasswordView>, ProblemHttpResult>> ResetAsync(string accountId, HttpContext context, AccountRegister accounts)
    {
        if (accountId == context.Person().AccountId)
        {
            return Problems.Conflict("own-account", "Your own password is changed at /api/v1/session/password.");
        }

        return await accounts.FindAsync(accountId) is not { } account
            ? NoAccount()
            : await accounts.ResetPasswordAsync(account, context.Person().AccountId) switch
            {
                AccountOutcome.Done { OneTimePassword: { } password } done => TypedResults.Ok(new NewPasswordView(AccountView.Of(done.Account, []), password)),
                AccountOutcome.Refused refused => Problems.Conflict(refused.Word, refused.Sentence),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> LinkAsync(string accountId, IdentityRequest request, HttpContext context, AccountRegister accounts)
    {
        if (accountId == context.Person().AccountId)
        {
            return Problems.Conflict("own-account", "Nobody links an identity to their own account: ask another system administrator.");
        }

        return await accounts.FindAsync(accountId) is not { } account
            ? NoAccount()
            : await accounts.LinkAsync(account, request.Issuer, request.Subject, context.Person().AccountId) is AccountOutcome.Refused refused ? Problems.Conflict(refused.Word, refused.Sentence) : TypedResults.NoContent();
    }

    private static async Task<Results<Etagged<ImmutableArray<AuthorisationView>>, ProblemHttpResult>> AuthorisationsAsync(string accountId, HttpContext context, AccountRegister accounts, Authorisations authorisations, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        return await accounts.FindAsync(accountId) is null ? NoAccount() : Etagged.Ok(context, authorisations.Of(accountId).Select(granted => AuthorisationView.Of(granted, now)).ToImmutableArray());
    }

    private static async Task<Results<Created<AuthorisationView>, ProblemHttpResult>> GrantAsync(string accountId, AuthorisationRequest request, HttpContext context, AccountRegister accounts, Administration administration, TimeProvider time)
    {
        if (EnumWord.Find<Role>(request.Role) is not { } role)
        {
            return Problems.Unprocessable("role", $"'{request.Role}' is no role: expected one of {EnumWord.All<Role>()}.");
        }

        if (await accounts.FindAsync(accountId) is not { } account)
        {
            return NoAccount();
        }

        (Authorisation? granted, AccountOutcome.Refused? refused) = await administration.GrantAsync(account, role, request.Basis, request.ValidFrom, request.ValidUntil, context.Person().AccountId);
        return granted is null
            ? Problems.Conflict(refused!.Word, refused.Sentence)
            : TypedResults.Created($"/api/v1/accounts/{accountId}/authorisations", AuthorisationView.Of(new GrantedRole(granted, null, IsIntact: true), time.GetUtcNow()));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(Guid authorisationId, EndRequest request, HttpContext context, Authorisations authorisations, Administration administration) =>
        authorisations.Find(authorisationId) is not { } granted
            ? Problems.NotFound("There is no such authorisation.")
            : await administration.EndAsync(granted, request.Reason, context.Person().AccountId) is { } refused ? Problems.Conflict(refused.Word, refused.Sentence) : TypedResults.NoContent();
}
