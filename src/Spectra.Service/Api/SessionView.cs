using System.Collections.Immutable;
using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>Who is signed in, and what they may do.</summary>
internal sealed record SessionView(
    string AccountId,
    string UserName,
    string DisplayName,
    bool MustChangePassword,
    ImmutableArray<Role> Roles,
    ImmutableDictionary<string, Reach> Permissions,
    string AntiforgeryToken);
