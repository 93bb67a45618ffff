using System.Collections.Immutable;
using Spectra.Driver.Docking;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>A file that was received and is no readable spectrum, or may not be this post's.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SessionId">The session that brought it.</param>
/// <param name="FileName">Its name on the device.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes.</param>
/// <param name="BytesKept">Whether its bytes are in the record; beyond 4 MiB only their hash is.</param>
/// <param name="Code">The reason's code.</param>
/// <param name="Message">The reason.</param>
/// <param name="ReceivedAt">When, in UTC.</param>
/// <param name="Findings">What is not as it was recorded, a sentence each.</param>
internal sealed record SetAsideFile(Guid Id, Guid SessionId, string FileName, long Length, string Sha256, bool BytesKept, string Code, string Message, DateTimeOffset ReceivedAt, ImmutableArray<string> Findings)
{
    /// <summary>What the device stated of it.</summary>
    public required StoredRecord Record { get; init; }

    /// <summary>Its place in the device's own order; null where only its time tells.</summary>
    public long? Number { get; init; }

    /// <summary>Who admitted it into evidence and why; null where nobody did.</summary>
    public Correction? Admission { get; init; }

    /// <summary>Whether it is kept aside because it may not be this post's, and nobody has admitted it.</summary>
    public bool IsQuarantined => Code == RecordWords.Quarantined && Admission is null;

    /// <summary>Whether its row is as it was recorded.</summary>
    public bool IsIntact => Findings.IsEmpty;
}
