using System.Collections.Immutable;

namespace Spectra.Service.Seizures;

/// <summary>What came of recording a received file.</summary>
internal abstract record RecordOutcome
{
    private RecordOutcome()
    {
    }

    /// <summary>It is on the disk, chained and sealed.</summary>
    /// <param name="Ids">The measurements' ids in the order given; for a file set aside its one id.</param>
    internal sealed record Recorded(ImmutableArray<Guid> Ids) : RecordOutcome;

    /// <summary>Another session recorded the same bytes in the meantime; nothing was added but, perhaps, a receipt.</summary>
    /// <param name="HasReceipt">Whether the id under which this device has them was new, and is recorded.</param>
    internal sealed record AlreadyRecorded(bool HasReceipt) : RecordOutcome;
}
