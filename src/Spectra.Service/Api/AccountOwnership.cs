using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>An account is its own person's.</summary>
internal sealed class AccountOwnership : IOwnership
{
    /// <inheritdoc/>
    public SubjectKind Kind => SubjectKind.Account;

    /// <inheritdoc/>
    public bool IsOwn(Person person, string id) => person.AccountId == id;
}
