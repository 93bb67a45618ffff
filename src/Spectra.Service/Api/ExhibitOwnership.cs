using Spectra.Service.Accounts;
using Spectra.Service.Cases;
using Spectra.Service.Exhibits;

namespace Spectra.Service.Api;

/// <summary>An exhibit is of those its case is of.</summary>
internal sealed class ExhibitOwnership(CaseStore cases, ExhibitStore exhibits) : IOwnership
{
    /// <inheritdoc/>
    public SubjectKind Kind => SubjectKind.Exhibit;

    /// <inheritdoc/>
    public bool IsOwn(Person person, string id) => Guid.TryParse(id, out Guid exhibitId) && exhibits.CaseOf(exhibitId) is { } caseId && cases.IsOf(caseId, person.AccountId);
}
