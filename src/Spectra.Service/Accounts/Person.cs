using System.Collections.Immutable;

namespace Spectra.Service.Accounts;

/// <summary>Who makes a request: an account with the roles it is authorised for at this moment.</summary>
/// <param name="AccountId">The account's id; it stands in every <c>..._by</c> column.</param>
/// <param name="UserName">The name it signs in with.</param>
/// <param name="DisplayName">The person's name; it goes into signatures.</param>
/// <param name="Roles">The roles whose authorisation is valid now.</param>
/// <param name="Scopes">What a token is confined to; null for a person who signed in.</param>
/// <param name="TokenId">The token's id; null for a person who signed in.</param>
internal sealed record Person(string AccountId, string UserName, string DisplayName, ImmutableArray<Role> Roles, ImmutableArray<Permission>? Scopes, string? TokenId)
{
    /// <summary>How far a permission of this person goes; a token never further than its scopes.</summary>
    public Reach Of(Permission permission) =>
        Scopes is { } scopes && !scopes.Contains(permission)
            ? Reach.None
            : Roles.Select(role => RolePermissions.Of(role, permission)).Append(permission == Permission.OwnAccount ? Reach.Own : Reach.None).Max();
}
