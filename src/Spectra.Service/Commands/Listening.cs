using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Spectra.Service.Commands;

/// <summary>Where the service listens, and with which certificate.</summary>
/// <param name="Url">Where.</param>
/// <param name="Certificate">The certificate; null for http.</param>
internal sealed record Listening(Uri Url, X509Certificate2? Certificate)
{
    private const string Example = "for example at http://127.0.0.1:5080";

    /// <summary>What an address and a certificate file on the command line stand for.</summary>
    /// <param name="url">The address.</param>
    /// <param name="certificate">The file; null where there is none.</param>
    /// <param name="refusal">Why there is none to be listened at, in a sentence.</param>
    public static Listening? Find(string url, string? certificate, out string? refusal)
    {
        refusal = null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? found) || (found.Scheme != Uri.UriSchemeHttp && found.Scheme != Uri.UriSchemeHttps))
        {
            refusal = $"'{url}' is refused: expected http to this machine only, {Example}, or https.";
        }
        else if (found.Scheme == Uri.UriSchemeHttp)
        {
            refusal = found.IsLoopback ? null : $"'{url}' is refused: without https the service answers this machine only, {Example}.";
            return refusal is null ? new Listening(found, null) : null;
        }
        else if (certificate is null)
        {
            refusal = $"'{url}' is refused: https needs a --certificate; without one the service answers this machine only, {Example}.";
        }
        else if (Open(certificate, out refusal) is { } opened)
        {
            return new Listening(found, opened);
        }

        return null;
    }

    private static X509Certificate2? Open(string path, out string? refusal)
    {
        refusal = null;
        try
        {
            if (!Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase))
            {
                return X509CertificateLoader.LoadPkcs12FromFile(path, Environment.GetEnvironmentVariable("SPECTRA_CERTIFICATE_PASSWORD"));
            }

            // Windows takes no key that lives in memory only: through a PFX it becomes one it takes.
            using X509Certificate2 read = X509Certificate2.CreateFromPemFile(path);
            return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pfx), null);
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            refusal = $"The certificate '{path}' can't be used: {failure.Message}";
            return null;
        }
    }
}
