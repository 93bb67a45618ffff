using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Spectra.Service.Storage;

namespace Spectra.Service.Backups;

/// <summary>What a backup holds; signed by the key that seals the site.</summary>
/// <param name="Format">Always <see cref="BackupLayout.Format"/>.</param>
/// <param name="Site">The site's id.</param>
/// <param name="Head">The head of the chain at the moment of the backup.</param>
/// <param name="Schema">The last step of the record's schema.</param>
/// <param name="EngineVersion">The version of Spectra that wrote it.</param>
/// <param name="Database">The name of the database that the record lay in; it may be restored into another.</param>
/// <param name="TakenAt">When, as <see cref="UtcText"/>.</param>
/// <param name="HasAccounts">Whether the site had accounts.</param>
/// <param name="HasLibraries">Whether libraries were asked for; where not, they are found again where they were built.</param>
/// <param name="Key">The fingerprint of the key that signs.</param>
/// <param name="PublicKey">Its SubjectPublicKeyInfo in base64.</param>
/// <param name="Algorithm">Always <see cref="Storage.Sealing.SealKey.Algorithm"/>.</param>
/// <param name="Entries">Everything in the backup but the manifest and its signature.</param>
internal sealed record BackupManifest(
    [property: JsonRequired] string Format,
    [property: JsonRequired] string Site,
    [property: JsonRequired] ChainHead Head,
    [property: JsonRequired] string Schema,
    [property: JsonRequired] string EngineVersion,
    [property: JsonRequired] string Database,
    [property: JsonRequired] string TakenAt,
    [property: JsonRequired] bool HasAccounts,
    [property: JsonRequired] bool HasLibraries,
    [property: JsonRequired] string Key,
    [property: JsonRequired] string PublicKey,
    [property: JsonRequired] string Algorithm,
    [property: JsonRequired] ImmutableArray<BackupEntry> Entries)
{
    /// <summary>How many bytes come out of it.</summary>
    [JsonIgnore]
    public long Bytes => Entries.Sum(static entry => entry.Bytes);
}

/// <summary>One entry of a backup.</summary>
/// <param name="Name">Its name in the .zip.</param>
/// <param name="Bytes">How many it has, unpacked.</param>
/// <param name="Rows">How many rows, one a line; null where it is a file.</param>
/// <param name="Sha256">The SHA-256 of its bytes, unpacked.</param>
internal sealed record BackupEntry([property: JsonRequired] string Name, [property: JsonRequired] long Bytes, long? Rows, [property: JsonRequired] string Sha256);
