using Spectra.Service.Accounts;
using Spectra.Service.Cases;
using Spectra.Service.Exhibits;
using Spectra.Service.Storage;

namespace Spectra.Service.Api;

/// <summary>A measurement is of who brought it, and of those the case of its exhibit is of.</summary>
internal sealed class MeasurementOwnership(Database database) : IOwnership
{
    /// <inheritdoc/>
    public SubjectKind Kind => SubjectKind.Measurement;

    /// <inheritdoc/>
    public bool IsOwn(Person person, string id) => Guid.TryParse(id, out Guid measurementId) && database.Read(snapshot =>
        ExhibitStore.OperatorOf(snapshot, measurementId) == person.AccountId
        || (ExhibitStore.OfMeasurement(snapshot, measurementId) is { } exhibitId
            && snapshot.Record<Exhibit>(exhibitId) is { } exhibit
            && CaseStore.IsOf(snapshot, exhibit.Value.CaseId.ToString(), person.AccountId)));
}
