using System.Globalization;
using System.Security.Cryptography;
using Spectra.Driver.Framing;

namespace Spectra.Driver.Docking;

/// <summary>Holds what came against what the device states of it.</summary>
internal static class RecordCheck
{
    /// <summary>What does not fit; null where all that is stated does.</summary>
    public static string? Fault(StoredRecord record, ReadOnlySpan<byte> content) =>
        record.Bytes is { } bytes && bytes != content.Length ? string.Create(CultureInfo.InvariantCulture, $"{content.Length:N0} bytes came, {bytes:N0} were stated.")
        : record.Sha256 is { } sha256 && !Convert.ToHexString(SHA256.HashData(content)).Equals(sha256, StringComparison.OrdinalIgnoreCase) ? "its SHA-256 is another."
        : record.Crc32 is { } crc32 && Crc32.Of(content) != crc32 ? "its CRC-32 is another."
        : null;
}
