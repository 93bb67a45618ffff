using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Spectra.Service.Storage.Sealing;

/// <summary>Seals with a key that lies in a PKCS#12 file, best on a medium that is not the data folder's.</summary>
internal sealed class Pkcs12SealSigner : ISealSigner
{
    private readonly ECDsa _key;

    private Pkcs12SealSigner(ECDsa key) => (_key, Key) = (key, SealKey.Of(key));

    /// <inheritdoc/>
    public string Provider => "pkcs12";

    /// <inheritdoc/>
    public SealKey Key { get; }

    /// <summary>Opens the file.</summary>
    /// <param name="file">Where it is, and its password.</param>
    /// <exception cref="EvidenceException">It is missing, its password is another, or it holds no ECDSA P-256 key.</exception>
    public static Pkcs12SealSigner Open(Pkcs12File file)
    {
        // The private key stays in memory; macOS knows only its keychain.
        X509KeyStorageFlags storage = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
        try
        {
            using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(file.Path), file.Secret(), storage);
            ECDsa? key = certificate.GetECDsaPrivateKey();
            if (key is not null && SealKey.IsP256(key))
            {
                return new Pkcs12SealSigner(key);
            }

            key?.Dispose();
            throw new EvidenceException($"The PKCS#12 file '{file.Path}' holds no ECDSA P-256 private key: nothing was opened. Seals are made with no other kind.");
        }
        catch (CryptographicException failure)
        {
            throw new EvidenceException($"The PKCS#12 file '{file.Path}' can't be opened with the password given in {Pkcs12File.Variable}{Pkcs12File.PasswordSuffix} or its file: nothing was opened. Check the password, and that the file is whole. {failure.Message}", failure, Obstacle.NoPermission);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException($"The PKCS#12 file '{file.Path}' can't be read: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public string Sign(ReadOnlySpan<byte> text) => Convert.ToBase64String(_key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
