using Dapper;
using Spectra.Driver.Docking;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Which content came under which id of which device.</summary>
internal static class Receipts
{
    private const string OfKey = "device_serial = @Serial AND record_id = @RecordId AND bytes = @Bytes AND device_time = @DeviceTime";

    /// <summary>The hash of what came under a key; null where nothing did.</summary>
    public static string? Find(Snapshot snapshot, RecordKey key) =>
        snapshot.Connection.QueryFirstOrDefault<string?>($"SELECT sha256 FROM {EvidenceTables.Receipt} WHERE {OfKey}", key);

    /// <summary>Whether something came under the key's id that is not the key's.</summary>
    public static bool HasOther(Snapshot snapshot, RecordKey key) =>
        snapshot.Connection.ExecuteScalar<long>(
            $"SELECT COUNT(*) FROM {EvidenceTables.Receipt} WHERE device_serial = @Serial AND record_id = @RecordId AND (bytes <> @Bytes OR device_time <> @DeviceTime)", key) > 0;

    /// <summary>Whether a key has no receipt yet, as an append sees the database. What a key was received for stays: a second content under it is known by its hash alone.</summary>
    public static bool IsNew(EvidenceTransaction append, RecordKey key) => !append.Any($"SELECT 1 FROM {EvidenceTables.Receipt} WHERE {OfKey}", key);
}
