using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Spectra.Libraries;
using Spectra.Libraries.Importing;

namespace Spectra.Service.Libraries.Releases;

/// <summary>The files of a release in its folder, held against what the record says of it.</summary>
/// <param name="Release">The release as recorded.</param>
/// <param name="Folder">Its folder.</param>
internal sealed record ReleaseContent(RecordedRelease Release, string Folder)
{
    private string ManifestPath => Path.Combine(Folder, GovernedLibrary.ManifestName);

    private string EntriesPath => Path.Combine(Folder, GovernedLibrary.EntriesName);

    /// <summary>The .speclib file.</summary>
    public string LibraryPath => Path.Combine(Folder, $"{Release.Library}.speclib");

    /// <summary>The files of a release.</summary>
    public static ReleaseContent Of(string dataFolder, RecordedRelease release) => new(release, new GovernedLibrary(dataFolder, release.Library).Release(release.Number));

    /// <summary>The manifest, byte for byte as it was recorded.</summary>
    /// <exception cref="IOException">It is gone or altered; the message says so.</exception>
    public byte[] ManifestBytes() => Checked(ManifestPath, Release.ManifestSha256);

    /// <summary>The manifest.</summary>
    /// <exception cref="IOException">It is gone or altered; the message says so.</exception>
    public LibraryRelease Manifest() => JsonSerializer.Deserialize(ManifestBytes(), ReleaseJson.File.LibraryRelease) ?? throw new IOException($"'{ManifestPath}' holds no manifest: restore the folder from a backup.");

    /// <summary>The list of entries, byte for byte as it was recorded.</summary>
    /// <exception cref="IOException">It is gone or altered; the message says so.</exception>
    public byte[] EntriesBytes() => Checked(EntriesPath, Release.EntriesSha256);

    /// <summary>The entries.</summary>
    /// <exception cref="IOException">The list is gone or altered; the message says so.</exception>
    public ImmutableArray<ReleaseEntry> Entries()
    {
        using StringReader lines = new(Encoding.UTF8.GetString(EntriesBytes()));
        return [.. EntryLines.ReadRelease(lines)];
    }

    /// <summary>Holds every byte against the record; what is wrong, a sentence each, none where nothing is.</summary>
    /// <param name="siteKeys">The keys that have sealed the site.</param>
    public ImmutableArray<string> Faults(IReadOnlyCollection<string> siteKeys)
    {
        ImmutableArray<string>.Builder faults = ImmutableArray.CreateBuilder<string>();
        try
        {
            LibraryRelease manifest = Manifest();
            _ = EntriesBytes();
            faults.AddRange(FileFaults(LibraryPath, manifest));
            if (Release.Origin == ReleaseOrigin.Drafted && !IsSigned(manifest, siteKeys))
            {
                faults.Add($"The signature in '{Folder}' is not this site's over the manifest.");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or InvalidDataException)
        {
            faults.Add(failure.Message);
        }

        return faults.ToImmutable();
    }

    /// <summary>What is wrong with a library file, a sentence each.</summary>
    /// <param name="path">The file.</param>
    /// <param name="manifest">What it must be.</param>
    public static ImmutableArray<string> FileFaults(string path, LibraryRelease manifest)
    {
        if (HashOf(path) != manifest.FileSha256)
        {
            return [$"The library file '{path}' was altered: its bytes are not those of release {manifest.Number}."];
        }

        switch (ReferenceLibrary.Open(path))
        {
            case LibraryOpening.Opened { Library: { } library }:
                using (library)
                {
                    return library.Sha256 == manifest.LibrarySha256 && library.Name == manifest.Name && library.References.Length == manifest.Entries
                        ? []
                        : [$"The library file '{path}' is not the one that the manifest of release {manifest.Number} describes."];
                }

            case LibraryOpening.Refused { Reason: { } reason }:
                return [reason];
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>SHA-256 of a file, in lower-case hexadecimal digits.</summary>
    public static string HashOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>SHA-256 of bytes, in lower-case hexadecimal digits.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Checked(string path, string sha256)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return HashOf(bytes) == sha256 ? bytes : throw new InvalidDataException($"'{path}' was altered: it is not what was recorded. Restore the folder from a backup.");
    }

    private bool IsSigned(LibraryRelease manifest, IReadOnlyCollection<string> siteKeys)
    {
        ReleaseSignature? signature = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(Folder, GovernedLibrary.SignatureName)), ReleaseJson.File.ReleaseSignature);
        return signature is not null && siteKeys.Contains(signature.Key) && signature.Verifies(manifest.Site, manifest.Name, manifest.Number, Release.ManifestSha256, null);
    }
}
