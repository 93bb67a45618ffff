using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>Signing in with an identity of the agency's OpenID Connect provider. It opens an account that an administrator linked to it; it never makes one, and never a right.</summary>
internal static class OpenIdSignIn
{
    /// <summary>The authentication scheme.</summary>
    public const string Scheme = "provider";

    /// <summary>With this before it, a linked subject is the user name that the provider tells, until the person first comes with it.</summary>
    public const string ByName = "name:";

    private const string Done = "/sign-in/done";

    /// <summary>Adds it where a provider is configured.</summary>
    public static void Add(IServiceCollection services, ApiHostSettings settings)
    {
        if (settings.OpenId is not { } provider)
        {
            return;
        }

        services.AddAuthentication().AddOpenIdConnect(Scheme, options =>
        {
            options.Authority = provider.Authority;
            options.ClientId = provider.ClientId;
            options.ClientSecret = provider.ClientSecret;
            options.ResponseType = OpenIdConnectResponseType.Code;
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.MapInboundClaims = false;
            options.SignInScheme = Session.Scheme;
            options.CallbackPath = "/sign-in/callback";
            options.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.NonceCookie.SecurePolicy = options.CorrelationCookie.SecurePolicy;
            options.Events.OnTokenValidated = MatchAsync;
            options.Events.OnRemoteFailure = Refuse;
        });
    }

    /// <summary>Maps the way to the provider.</summary>
    public static void Map(WebApplication app)
    {
        if (app.Services.GetRequiredService<ApiHostSettings>().OpenId is not null)
        {
            app.MapGet("/sign-in/provider", static ChallengeHttpResult () => TypedResults.Challenge(new AuthenticationProperties { RedirectUri = Done }, [Scheme])).Public("it leads to the provider's door").Page();
        }
    }

    private static async Task MatchAsync(TokenValidatedContext context)
    {
        IServiceProvider services = context.HttpContext.RequestServices;
        UserManager<Account> accounts = services.GetRequiredService<UserManager<Account>>();
        if (context.SecurityToken is not { Issuer: { Length: > 0 } issuer, Subject: { Length: > 0 } subject } || await FindAsync(accounts, services.GetRequiredService<AccountRegister>(), issuer, subject, context.Principal?.FindFirst("preferred_username")?.Value) is not { } account)
        {
            context.Fail("The identity is linked to no account.");
            return;
        }

        if (account.IsDisabled)
        {
            services.GetRequiredService<AccessLog>().Append(AccessOutcome.SignInFailed, Trace(context.HttpContext), account.Id, reason: "disabled");
            context.Fail("The account is disabled.");
            return;
        }

        services.GetRequiredService<AccessLog>().Append(AccessOutcome.SignedIn, Trace(context.HttpContext), account.Id, reason: "by the provider");
        context.Principal = Session.Of(account, services.GetRequiredService<TimeProvider>());
        context.Properties = new AuthenticationProperties { RedirectUri = Done };
    }

    private static async Task<Account?> FindAsync(UserManager<Account> accounts, AccountRegister register, string issuer, string subject, string? userName)
    {
        if (await accounts.FindByLoginAsync(issuer, subject) is { } known)
        {
            return known;
        }

        if (userName is null || await accounts.FindByLoginAsync(issuer, ByName + userName) is not { } named)
        {
            return null;
        }

        // From now on it is this identity, whoever is given the name after it.
        return await register.LinkInsteadAsync(named, issuer, ByName + userName, subject) is AccountOutcome.Done bound ? bound.Account : null;
    }

    private static Task Refuse(RemoteFailureContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<AccessLog>().Count(AccessOutcome.SignInFailed, Trace(context.HttpContext), "provider");
        context.HandleResponse();
        context.Response.Redirect("/sign-in");
        return Task.CompletedTask;
    }

    private static AccessTrace Trace(HttpContext context) => new(context.Request.Method, "/sign-in/callback", context.Connection.RemoteIpAddress?.ToString());
}
