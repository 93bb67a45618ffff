using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Spectra.Service.Accounts;

/// <summary>A token with which a machine acts as an account, within its scopes. Only its hash is kept.</summary>
internal sealed class ApiToken
{
    /// <summary>What every token begins with, so that one that leaked can be searched for.</summary>
    public const string Prefix = "spectra_";

    private const int SecretBytes = 32;

    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the token's text, in lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    public required ImmutableArray<Permission> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>A new token's text: 256 random bits, which need no slow hash.</summary>
    public static string NewText() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The hash of a token's text.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
