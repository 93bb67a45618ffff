using System.Collections.Immutable;

namespace Spectra.Service.Seizures;

/// <summary>A file that was received and is no readable spectrum.</summary>
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
    /// <summary>Whether its row is as it was recorded.</summary>
    public bool IsIntact => Findings.IsEmpty;
}
