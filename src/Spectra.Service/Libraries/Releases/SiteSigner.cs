using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Libraries.Releases;

/// <summary>The key that seals a site's record, borrowed to sign a release.</summary>
internal static class SiteSigner
{
    /// <summary>Opens it.</summary>
    /// <exception cref="EvidenceException">The record has no key yet, or it can't be had.</exception>
    public static ISealSigner Open(string dataFolder) => SealKeys.Current(dataFolder) is { } current
        ? SignerChoice.Configured(dataFolder).Open(current.Key.Fingerprint)
        : throw new EvidenceException($"The record in '{dataFolder}' has no key yet: the first row that is recorded names it. Nothing was signed.");

    /// <summary>The site's id.</summary>
    /// <exception cref="EvidenceException">The record has no seal.</exception>
    public static string SiteOf(DatabaseReader reader, string dataFolder) =>
        reader.Read(static snapshot => snapshot.Seal?.Site) ?? throw new EvidenceException($"The record in '{dataFolder}' has no seal: run 'spectra audit verify'.");
}
