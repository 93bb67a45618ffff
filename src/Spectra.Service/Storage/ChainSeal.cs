using System.Text.Json.Serialization;

namespace Spectra.Service.Storage;

/// <summary>What is kept outside the database of a chain's head, and the signature over it.</summary>
/// <param name="Format"><see cref="CurrentFormat"/>, or <see cref="UnsignedFormat"/> of an older version.</param>
/// <param name="Site">The id of the site whose chain this is.</param>
/// <param name="Schema">The last step of the schema that ran: <see cref="Migrations"/> up to it make the tables and triggers that must be there.</param>
/// <param name="Sealed">The head that is known to be committed.</param>
/// <param name="Pending">The head that was about to be committed when the process stopped; null at rest.</param>
/// <param name="SealedAt">When it was signed, as <see cref="UtcText"/>; this and all that follows is null in an unsigned seal.</param>
/// <param name="Key">The fingerprint of the key: SHA-256 of its SubjectPublicKeyInfo, in lower-case hexadecimal digits.</param>
/// <param name="PublicKey">The SubjectPublicKeyInfo in base64, so that the seal can be checked alone, also by who may not look into the folder of the keys.</param>
/// <param name="Algorithm">Always <see cref="Sealing.SealKey.Algorithm"/>.</param>
/// <param name="Signature">The signature over <see cref="Sealing.SealText.Of(ChainSeal)"/>: DER, in base64.</param>
internal sealed record ChainSeal(
    [property: JsonPropertyName("format")] string Format,
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("schema")] string Schema,
    [property: JsonPropertyName("sealed")] ChainHead Sealed,
    [property: JsonPropertyName("pending")] ChainHead? Pending,
    [property: JsonPropertyName("sealedAt")] string? SealedAt = null,
    [property: JsonPropertyName("key")] string? Key = null,
    [property: JsonPropertyName("publicKey")] string? PublicKey = null,
    [property: JsonPropertyName("algorithm")] string? Algorithm = null,
    [property: JsonPropertyName("signature")] string? Signature = null)
{
    /// <summary>The format of a signed seal.</summary>
    public const string CurrentFormat = "spectra-chain-head-2";

    /// <summary>The format before seals were signed; the next write makes it the current one.</summary>
    public const string UnsignedFormat = "spectra-chain-head-1";

    /// <summary>Whether it says that it is signed.</summary>
    [JsonIgnore]
    public bool IsSigned => Format == CurrentFormat;

    /// <summary>The seal of a new site, to be signed.</summary>
    public static ChainSeal ForNewSite(string site) => new(CurrentFormat, site, Migrations.Latest, ChainHead.BeginningOf(site), null);

    /// <summary>Whether a head found in the database is what this seal allows: the sealed one, or the pending one of an interrupted write.</summary>
    public bool Allows(ChainHead head) => head == Sealed || head == Pending;

    /// <summary>Why it is not the seal of a folder whose own file says which site it is, as a sentence; null where it is, or only the seal says it.</summary>
    public string? FaultOfSite(string? folder) => folder is null || folder == Site
        ? null
        : $"The chain's seal '{SealFile.FileName}' is that of the site '{Site}', but the folder is that of the site '{folder}'.";
}
