using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Spectra.Service.Storage;

/// <summary>Where a chain stands: how many events it has, and the hash of the last.</summary>
/// <param name="Count">How many events.</param>
/// <param name="Hash">The last event's hash; for an empty chain the site's beginning.</param>
internal sealed record ChainHead([property: JsonPropertyName("count")] long Count, [property: JsonPropertyName("hash")] string Hash)
{
    /// <summary>The head of a chain without events: the SHA-256 of <c>spectra evidence chain 1:SITE</c>, so that chains of two sites can't be exchanged.</summary>
    public static ChainHead BeginningOf(string site) =>
        new(0, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"spectra evidence chain 1:{site}"))));
}
