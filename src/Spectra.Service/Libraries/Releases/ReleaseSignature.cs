using System.Globalization;
using System.Text;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Libraries.Releases;

/// <summary>A site's signature over a release: its manifest, and the approvals where it goes to another site.</summary>
/// <param name="Algorithm"><see cref="SealKey.Algorithm"/>.</param>
/// <param name="Key">The fingerprint of the site's key.</param>
/// <param name="PublicKey">The key's SubjectPublicKeyInfo, in base64.</param>
/// <param name="Signature">The signature over <see cref="Text"/>, DER in base64.</param>
internal sealed record ReleaseSignature(string Algorithm, string Key, string PublicKey, string Signature)
{
    /// <summary>Signs with a site's key.</summary>
    /// <param name="signer">The key.</param>
    /// <param name="site">The site.</param>
    /// <param name="library">The library's name.</param>
    /// <param name="number">The release's number.</param>
    /// <param name="manifestSha256">The hash of the manifest.</param>
    /// <param name="approvalsSha256">The hash of the approvals that go with it; null where none do yet.</param>
    public static ReleaseSignature Of(ISealSigner signer, string site, string library, int number, string manifestSha256, string? approvalsSha256) => new(
        SealKey.Algorithm,
        signer.Key.Fingerprint,
        signer.Key.PublicKey,
        signer.Sign(Text(site, library, number, manifestSha256, approvalsSha256, signer.Key.Fingerprint)));

    /// <summary>Whether it is the signature of the key it names.</summary>
    public bool Verifies(string site, string library, int number, string manifestSha256, string? approvalsSha256) =>
        Algorithm == SealKey.Algorithm && new SealKey(Key, PublicKey).Verifies(Text(site, library, number, manifestSha256, approvalsSha256, Key), Signature);

    /// <summary>What is signed: UTF-8, one "name: value" a line, each ended by LF.</summary>
    private static byte[] Text(string site, string library, int number, string manifestSha256, string? approvalsSha256, string key) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"spectra library release 1\nsite: {site}\nlibrary: {library}\nnumber: {number}\nmanifest: {manifestSha256}\napprovals: {approvalsSha256 ?? "none"}\nkey: {key}\n"));
}
