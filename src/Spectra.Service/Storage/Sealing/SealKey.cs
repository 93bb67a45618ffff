using System.Security.Cryptography;

namespace Spectra.Service.Storage.Sealing;

/// <summary>The public half of a key that seals: with it anybody can check a seal, and nobody can make one.</summary>
/// <param name="Fingerprint">SHA-256 of the SubjectPublicKeyInfo, in lower-case hexadecimal digits.</param>
/// <param name="PublicKey">The SubjectPublicKeyInfo, in base64.</param>
internal sealed record SealKey(string Fingerprint, string PublicKey)
{
    /// <summary>The only algorithm: ECDSA over the curve P-256 with SHA-256, signatures as DER (ECDSA-Sig-Value of RFC 3279).</summary>
    public const string Algorithm = "ECDSA-P256-SHA256";

    private const string P256 = "1.2.840.10045.3.1.7";
    private const int GroupLength = 4;
    private const int PemLine = 64;

    /// <summary>The fingerprint in groups of four, to be written on paper and compared years later.</summary>
    public string Grouped => string.Join(' ', Fingerprint.Chunk(GroupLength).Select(static group => new string(group)));

    /// <summary>A SubjectPublicKeyInfo in base64 as a PEM file has it.</summary>
    public static string Pem(string publicKey) => $"-----BEGIN PUBLIC KEY-----\n{string.Join('\n', publicKey.Chunk(PemLine).Select(static line => new string(line)))}\n-----END PUBLIC KEY-----\n";

    /// <summary>The public half of a key.</summary>
    public static SealKey Of(ECDsa key)
    {
        byte[] info = key.ExportSubjectPublicKeyInfo();
        return new SealKey(Convert.ToHexStringLower(SHA256.HashData(info)), Convert.ToBase64String(info));
    }

    /// <summary>Whether a key is on the curve that seals are made with.</summary>
    public static bool IsP256(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256;

    /// <summary>A fingerprint as it was typed off a paper: without blanks, colons and hyphens, in lower case.</summary>
    public static string Plain(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>Whether a signature in base64 over a text is this key's, and this key is what its fingerprint says.</summary>
    public bool Verifies(ReadOnlySpan<byte> text, string signature)
    {
        try
        {
            byte[] info = Convert.FromBase64String(PublicKey);
            using ECDsa key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(info, out int read);
            return read == info.Length
                && Convert.ToHexStringLower(SHA256.HashData(info)) == Fingerprint
                && IsP256(key)
                && key.VerifyData(text, Convert.FromBase64String(signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
