using System.ComponentModel.DataAnnotations;

namespace Spectra.Service.Api;

/// <summary>A new account.</summary>
/// <param name="UserName">The name to sign in with: letters, digits, dots, hyphens, underscores, at signs.</param>
/// <param name="DisplayName">The person's name; it goes into signatures.</param>
public sealed record AccountRequest([Required, StringLength(64, MinimumLength = 2)] string UserName, [Required, StringLength(128, MinimumLength = 2)] string DisplayName);

/// <summary>A role for an account.</summary>
/// <param name="Role">The role.</param>
/// <param name="Basis">Training, examination or order that it rests on.</param>
/// <param name="ValidFrom">From when.</param>
/// <param name="ValidUntil">Until when: at most two years.</param>
public sealed record AuthorisationRequest([Required, StringLength(64)] string Role, [Required, StringLength(500, MinimumLength = 3)] string Basis, DateTimeOffset ValidFrom, DateTimeOffset ValidUntil);

/// <summary>Why an authorisation ends before its time.</summary>
/// <param name="Reason">Why.</param>
public sealed record EndRequest([Required, StringLength(500, MinimumLength = 3)] string Reason);

/// <summary>The identity that an account has at the configured OpenID Connect provider.</summary>
/// <param name="Issuer">The provider's issuer.</param>
/// <param name="Subject">The subject it tells of the person.</param>
public sealed record IdentityRequest([Required, StringLength(500, MinimumLength = 1)] string Issuer, [Required, StringLength(255, MinimumLength = 1)] string Subject);

/// <summary>A token for a machine.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do: permissions of one's own.</param>
/// <param name="ExpiresAt">Until when: at most a year.</param>
public sealed record TokenRequest([Required, StringLength(128, MinimumLength = 2)] string Name, [Required, MinLength(1), MaxLength(32)] IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);
