using System.Globalization;
using Spectra.Driver;
using Spectra.Driver.Docking;

namespace Spectra.Service.Seizures;

/// <summary>Tells records that may not be this post's: measured before the device came into service here, and not under an exhibit code issued here.</summary>
/// <remarks>
/// A detector on a line came into service seven days before its first session in this record, or before today where this is the first. A folder and a simulated detector have no such day unless one is given.
/// The device's time is taken as it is; one that is not known, or lies before 2000, as a clock without a battery shows, speaks against nothing.
/// </remarks>
/// <param name="store">The record.</param>
/// <param name="request">What is docked.</param>
/// <param name="time">The clock.</param>
internal sealed class ForeignRule(MeasurementStore store, DockRequest request, TimeProvider time)
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    private DateTimeOffset? _since = request.Since;

    /// <summary>Notes which device it is; must come before the first record.</summary>
    public void Connected(DeviceIdentity identity) => _since = request.Since ?? Default(identity);

    /// <summary>Why a record may not be this post's; null for one that is.</summary>
    public string? Of(StoredRecord record) =>
        _since is { } since && record is { IsTimeBelieved: true, MeasuredAt: { } measured } && measured < since && !store.Exhibits.IsIssued(record.SampleName)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"'{record.Name}' was measured on {measured.UtcDateTime:yyyy-MM-dd} by the detector's clock, before {since.UtcDateTime:yyyy-MM-dd} when it came into service here, and carries no exhibit code issued here: it is kept aside and is no evidence. If it is this post's, admit it with 'spectra record admit'.")
            : null;

    private DateTimeOffset? Default(DeviceIdentity identity) => request.RecordedAs is DeviceAddress.Folder or DeviceAddress.Simulated
        ? null
        : (store.FirstDocked(identity.Serial, request.RecordedAs) ?? time.GetUtcNow()) - Grace;
}
