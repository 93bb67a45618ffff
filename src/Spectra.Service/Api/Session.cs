using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>A session of a person who signed in: an encrypted cookie that says whose it is, as of which security stamp, and since when.</summary>
internal static class Session
{
    /// <summary>The authentication scheme.</summary>
    public const string Scheme = "session";

    private const string StampClaim = "stamp";
    private const string StartedClaim = "started";

    /// <summary>How long a session lasts without a request.</summary>
    public static TimeSpan Idle { get; } = TimeSpan.FromMinutes(30);

    /// <summary>How long it lasts at all.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(12);

    /// <summary>The cookie: for this host alone, never for scripts, never from other sites, over https unless the host is this machine.</summary>
    public static void Configure(CookieAuthenticationOptions options, ApiHostSettings settings)
    {
        options.Cookie.Name = settings.IsHttps ? "__Host-spectra" : "spectra";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
    }

    /// <summary>Begins a session.</summary>
    public static Task BeginAsync(HttpContext context, Account account, TimeProvider time) => context.SignInAsync(Scheme, Of(account, time));

    /// <summary>Who a session says it is.</summary>
    public static ClaimsPrincipal Of(Account account, TimeProvider time) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id),
            new Claim(StampClaim, account.SecurityStamp!),
            new Claim(StartedClaim, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        Scheme));

    /// <summary>The account id of a session; null where there is no session.</summary>
    public static string? AccountId(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>Whether a session still stands for an account: of its present stamp, not disabled, and not too old.</summary>
    public static bool Stands(ClaimsPrincipal user, KnownAccount account, DateTimeOffset now) =>
        !account.IsDisabled
        && user.FindFirstValue(StampClaim) == account.SecurityStamp
        && long.TryParse(user.FindFirstValue(StartedClaim), CultureInfo.InvariantCulture, out long started)
        && now < DateTimeOffset.FromUnixTimeSeconds(started) + Longest;
}
