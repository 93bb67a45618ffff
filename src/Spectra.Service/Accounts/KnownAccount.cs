using System.Collections.Immutable;

namespace Spectra.Service.Accounts;

/// <summary>An account as a request needs it: who it is, whether it may come in, and its valid roles.</summary>
internal sealed record KnownAccount(string Id, string UserName, string DisplayName, string SecurityStamp, bool IsDisabled, bool MustChangePassword, ImmutableArray<Role> Roles)
{
    /// <summary>The person that acts with a session, or with a token within its scopes.</summary>
    public Person Person(ApiToken? token = null) => new(Id, UserName, DisplayName, Roles, token?.Scopes, token?.Id);
}
