using Spectra.Service.Accounts;
using Spectra.Service.Cases;

namespace Spectra.Service.Api;

/// <summary>A case is of who opened it and of those it was shared with.</summary>
internal sealed class CaseOwnership(CaseStore cases) : IOwnership
{
    /// <inheritdoc/>
    public SubjectKind Kind => SubjectKind.Case;

    /// <inheritdoc/>
    public bool IsOwn(Person person, string id) => Guid.TryParse(id, out Guid caseId) && cases.IsOf(caseId, person.AccountId);
}
