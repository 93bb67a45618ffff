using System.Text.Json;
using Spectra.Driver;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Storage;

/// <summary>The file beside the database that holds the head of its chain.</summary>
/// <remarks>What is read from it is as its key signed it. Whether that key is the site's, and who signs what is written, <see cref="SiteSeal"/> says.</remarks>
internal sealed class SealFile(string folder)
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "chain-head.json";

    private const int MaximumBytes = 64 * 1024;

    /// <summary>Where the file is.</summary>
    public string Path { get; } = System.IO.Path.Combine(folder, FileName);

    /// <summary>The seal, or null where there is none.</summary>
    /// <exception cref="EvidenceException">The file is no seal, or not as it was signed.</exception>
    public ChainSeal? Read()
    {
        try
        {
            FileInfo file = new(Path);
            if (!file.Exists)
            {
                return null;
            }

            ChainSeal? seal = file.Length > MaximumBytes ? null : Parse();
            if (seal is not { Format: ChainSeal.CurrentFormat or ChainSeal.UnsignedFormat, Site: not null, Schema: not null, Sealed: { Hash: not null } } || SealText.Of(seal).Count((byte)'\n') != SealText.Lines)
            {
                throw NoSeal(null);
            }

            return !seal.IsSigned || SealSignature.IsGood(seal)
                ? seal
                : throw new EvidenceException($"The chain's seal '{Path}' was altered: its signature is not that of the key {seal.Key} over what it says.");
        }
        catch (JsonException failure)
        {
            throw NoSeal(failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException($"The chain's seal '{Path}' can't be read: {failure.Message}", failure, failure is UnauthorizedAccessException ? Obstacle.NoPermission : Obstacle.Unavailable);
        }
    }

    /// <summary>Replaces the seal; on return it is on the disk.</summary>
    /// <exception cref="EvidenceException">It could not be written; the former seal is still there.</exception>
    public void Write(ChainSeal seal)
    {
        try
        {
            DurableFile.Replace(Path, JsonSerializer.SerializeToUtf8Bytes(seal, ChainSealJson.Default.ChainSeal));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException($"The chain's seal '{Path}' can't be written: {failure.Message}", failure, failure is UnauthorizedAccessException ? Obstacle.NoPermission : Obstacle.Unavailable);
        }
    }

    private ChainSeal? Parse()
    {
        // Shared in every way: a writer may replace the file while it is read.
        using FileStream stream = new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return JsonSerializer.Deserialize(stream, ChainSealJson.Default.ChainSeal);
    }

    private EvidenceException NoSeal(Exception? cause) => new($"The chain's seal '{Path}' is damaged: expected the JSON of a {ChainSeal.CurrentFormat}.", cause);
}
