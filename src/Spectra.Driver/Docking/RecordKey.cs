using System.Security.Cryptography;
using System.Text;

namespace Spectra.Driver.Docking;

/// <summary>What tells one record of one device from every other: never its time alone, and never its id alone, which a device gives again after it was wiped.</summary>
/// <param name="Serial">The device's serial number.</param>
/// <param name="RecordId">The id the device gave the record.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="DeviceTime">Its time as the device wrote it.</param>
public sealed record RecordKey(string Serial, string RecordId, long Bytes, string DeviceTime)
{
    /// <summary>The key of a record; null where the device, the size or a believable time is not known, so that only the content can tell.</summary>
    public static RecordKey? Of(string? serial, StoredRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return serial is null || record.Bytes is not { } bytes || record.DeviceTime is null || !record.IsTimeBelieved
            ? null
            : new RecordKey(serial, record.Id, bytes, record.DeviceTime);
    }

    /// <summary>A name for files that belong to this key: 32 hexadecimal digits.</summary>
    internal string FileName => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Serial}\n{RecordId}\n{Bytes}\n{DeviceTime}")).AsSpan(0, 16));
}
