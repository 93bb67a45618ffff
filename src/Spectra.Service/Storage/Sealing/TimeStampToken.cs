using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Spectra.Service.Storage.Sealing;

/// <summary>An RFC 3161 time-stamp token over a text: its authority's word that the text was there at its time.</summary>
internal sealed class TimeStampToken
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    private readonly Rfc3161TimestampToken _token;
    private readonly X509Certificate2 _signer;

    private TimeStampToken(Rfc3161TimestampToken token, X509Certificate2 signer) => (_token, _signer) = (token, signer);

    /// <summary>The authority's time.</summary>
    public DateTimeOffset Time => _token.TokenInfo.Timestamp;

    /// <summary>Who signed it.</summary>
    public string Subject => _signer.Subject;

    /// <summary>Reads a token and checks that it is over a text, signed by the certificate it holds, which is one for time stamps.</summary>
    /// <returns>The token, or why it is none for this text.</returns>
    public static (TimeStampToken? Token, string? Fault) Of(ReadOnlyMemory<byte> bytes, ReadOnlySpan<byte> text)
    {
        try
        {
            if (!Rfc3161TimestampToken.TryDecode(bytes, out Rfc3161TimestampToken? token, out int read) || read != bytes.Length)
            {
                return (null, "it is no time-stamp token");
            }

            if (token.TokenInfo.HashAlgorithmId.Value != Sha256 || !token.TokenInfo.GetMessageHash().Span.SequenceEqual(SHA256.HashData(text)))
            {
                return (null, "it is over another content");
            }

            return token.VerifySignatureForData(text, out X509Certificate2? signer) && signer is not null
                ? (new TimeStampToken(token, signer), null)
                : (null, "its signature is not that of the authority's certificate it holds");
        }
        catch (CryptographicException failure)
        {
            return (null, $"it can't be read ({failure.Message})");
        }
    }

    /// <summary>Whether the authority's certificate led, at the time of the stamp, to one of these roots.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public string? FaultAgainst(X509Certificate2Collection roots)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(_token.AsSignedCms().Certificates);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(TimeStamping));
        chain.ChainPolicy.VerificationTime = Time.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;

        // Evidence is checked years later and offline: no list of revoked certificates is asked for, and nothing is fetched.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(_signer) ? null : $"the certificate '{Subject}' does not lead to a root that is trusted ({string.Join("; ", chain.ChainStatus.Select(static status => status.StatusInformation.Trim()))})";
    }
}
