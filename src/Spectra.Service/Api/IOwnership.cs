using Spectra.Service.Accounts;

namespace Spectra.Service.Api;

/// <summary>Says whose a subject is; one for each kind.</summary>
internal interface IOwnership
{
    /// <summary>The kind.</summary>
    SubjectKind Kind { get; }

    /// <summary>Whether the subject with an id is this person's own; what is not there is nobody's.</summary>
    bool IsOwn(Person person, string id);
}
