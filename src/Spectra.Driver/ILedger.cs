using Spectra.Driver.Docking;

namespace Spectra.Driver;

/// <summary>Remembers what was taken before, so that each measurement is taken once.</summary>
public interface ILedger
{
    /// <summary>Whether content with this hash needs no taking: it is recorded, or was set aside by the same version of the readers.</summary>
    /// <param name="sha256">The SHA-256 of the content in lower-case hexadecimal digits.</param>
    bool Knows(string sha256);

    /// <summary>The SHA-256 of the content that was taken under this key and needs no taking again; null where there is none.</summary>
    string? FindContent(RecordKey key);

    /// <summary>Whether the device gave this record's id to something else before.</summary>
    bool HasOther(RecordKey key);
}
