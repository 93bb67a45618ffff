using System.Security.Cryptography;
using System.Text;

namespace Spectra.Service.Storage.Sealing;

/// <summary>Seals with a key of its own that lies in the data folder: <c>keys/seal-key.pem</c>, PKCS#8, for its owner's eyes only.</summary>
/// <remarks>A new key lies beside as <c>seal-key.new.pem</c> until the record names it as the site's; a stop in between is finished at the next opening.</remarks>
internal sealed class FileSealSigner : ISealSigner
{
    /// <summary>The folder of the keys in a data folder.</summary>
    public const string FolderName = "keys";

    /// <summary>The private key's file name.</summary>
    public const string KeyName = "seal-key.pem";

    /// <summary>The file name of the public half, for whoever checks seals with another program.</summary>
    public const string PublicName = "seal-public.pem";

    private const string NewName = "seal-key.new.pem";

    private readonly ECDsa _key;

    private FileSealSigner(ECDsa key) => (_key, Key) = (key, SealKey.Of(key));

    /// <inheritdoc/>
    public string Provider => "file";

    /// <inheritdoc/>
    public SealKey Key { get; }

    /// <summary>Opens the key of a data folder; a site that has none yet gets one.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="fingerprint">The site's key; null where it has none yet.</param>
    /// <exception cref="EvidenceException">The key is missing, is another than the site's, is no key, or may be read by others.</exception>
    public static FileSealSigner Open(string folder, string? fingerprint)
    {
        string path = PathOf(folder, KeyName);
        if (fingerprint is null)
        {
            if (!File.Exists(path))
            {
                Make(folder).Dispose();
                Promote(folder);
            }

            return Load(path);
        }

        return Find(folder, fingerprint) ?? throw new EvidenceException(
            File.Exists(path)
                ? $"The key '{path}' is not the one that seals this record (fingerprint {fingerprint}): nothing was opened. Put the site's key back, or if it is configured elsewhere, configure that."
                : $"The key that seals this record (fingerprint {fingerprint}) is not at '{path}': nothing was opened. Put it back from a backup; if it is lost, run 'spectra audit key change --lost'.");
    }

    /// <summary>The key of this fingerprint; null where it is not in the data folder.</summary>
    /// <exception cref="EvidenceException">A key there is no key, or may be read by others.</exception>
    public static FileSealSigner? Find(string folder, string fingerprint)
    {
        if (LoadIf(PathOf(folder, KeyName), fingerprint) is { } found)
        {
            return found;
        }

        if (LoadIf(PathOf(folder, NewName), fingerprint) is { } promoted)
        {
            Promote(folder);
            return promoted;
        }

        return null;
    }

    /// <summary>Makes a key that waits beside the site's until the record names it.</summary>
    public static FileSealSigner Make(string folder)
    {
        ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        PrivateFile.MakeFolder(Path.Combine(folder, FolderName));
        PrivateFile.Write(PathOf(folder, NewName), key.ExportPkcs8PrivateKeyPem() + "\n");
        return new FileSealSigner(key);
    }

    /// <summary>What the file of the public half holds, byte for letter; null where there is none, or it may not be looked at.</summary>
    public static string? Published(string folder)
    {
        try
        {
            return Encoding.Latin1.GetString(File.ReadAllBytes(PathOf(folder, PublicName)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public string Sign(ReadOnlySpan<byte> text) => Convert.ToBase64String(_key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static string PathOf(string folder, string name) => Path.Combine(folder, FolderName, name);

    /// <summary>Puts the new key in the place of the former one, which nothing needs any more.</summary>
    private static void Promote(string folder)
    {
        string path = PathOf(folder, KeyName);
        Driver.DurableFile.Rename(PathOf(folder, NewName), path);
        using FileSealSigner signer = Load(path);
        Driver.DurableFile.Replace(PathOf(folder, PublicName), Encoding.ASCII.GetBytes(SealKey.Pem(signer.Key.PublicKey)));
    }

    private static FileSealSigner? LoadIf(string path, string fingerprint)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        FileSealSigner signer = Load(path);
        if (signer.Key.Fingerprint == fingerprint)
        {
            return signer;
        }

        signer.Dispose();
        return null;
    }

    private static FileSealSigner Load(string path)
    {
        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportFromPem(PrivateFile.Read(path));
            return SealKey.IsP256(key) ? new FileSealSigner(key) : throw new CryptographicException("It is on another curve.");
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new EvidenceException($"The key file '{path}' holds no key that can seal: expected one ECDSA P-256 private key in PEM (PKCS#8), without a password. Put it back from a backup. {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new EvidenceException($"The key file '{path}' can't be read: {failure.Message}", failure);
        }
        catch (EvidenceException)
        {
            key.Dispose();
            throw;
        }
    }
}
