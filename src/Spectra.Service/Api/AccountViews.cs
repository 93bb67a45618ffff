using System.Collections.Immutable;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>An account, as whoever keeps accounts sees it.</summary>
internal sealed record AccountView(string Id, string UserName, string DisplayName, bool IsDisabled, bool MustChangePassword, DateTimeOffset? LockedUntil, DateTimeOffset CreatedAt, ImmutableArray<Role> Roles)
{
    public static AccountView Of(Account account, ImmutableArray<Role> roles) =>
        new(account.Id, account.UserName!, account.DisplayName, account.IsDisabled, account.MustChangePassword, account.LockoutEnd, account.CreatedAt, roles);
}

/// <summary>An account with the password that is shown once.</summary>
internal sealed record NewPasswordView(AccountView Account, string OneTimePassword);

/// <summary>An authorisation, and how it ended.</summary>
internal sealed record AuthorisationView(Guid Id, string AccountId, Role Role, string Basis, DateTimeOffset ValidFrom, DateTimeOffset ValidUntil, string? GrantedBy, DateTimeOffset GrantedAt, bool IsValid, bool IsIntact, string? EndReason, string? EndedBy, DateTimeOffset? EndedAt)
{
    public static AuthorisationView Of(GrantedRole granted, DateTimeOffset now) =>
        new(granted.Authorisation.Id, granted.Authorisation.AccountId, granted.Authorisation.Role, granted.Authorisation.Basis, granted.Authorisation.ValidFrom, granted.Authorisation.ValidUntil, granted.Authorisation.GrantedBy, granted.Authorisation.GrantedAt, granted.IsValidAt(now), granted.IsIntact, granted.End?.Reason, granted.End?.EndedBy, granted.End?.EndedAt);
}

/// <summary>A token without its text.</summary>
internal sealed record TokenView(string Id, string Name, ImmutableArray<Permission> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
{
    public static TokenView Of(ApiToken token) => new(token.Id, token.Name, token.Scopes, token.CreatedAt, token.ExpiresAt, token.RevokedAt);
}

/// <summary>A token with its text, which is shown once.</summary>
internal sealed record NewTokenView(TokenView Token, string Text);
