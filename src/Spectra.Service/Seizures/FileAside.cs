using Spectra.Driver.Docking;

namespace Spectra.Service.Seizures;

/// <summary>A received file that is kept beside the evidence, with the reason.</summary>
/// <param name="Record">What the device states of it.</param>
/// <param name="Key">What it is known by; null where only its content tells.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Kept">The bytes that are kept; null where only their hash is.</param>
/// <param name="Sha256">Their SHA-256.</param>
/// <param name="Code">The reason's code.</param>
/// <param name="Message">The reason.</param>
internal sealed record FileAside(StoredRecord Record, RecordKey? Key, long Length, ReadOnlyMemory<byte>? Kept, string Sha256, string Code, string Message)
{
    /// <summary>Of a file that is no spectrum, at most this many bytes are kept; a stick may hold a film.</summary>
    public const int MaximumKept = 4 * 1024 * 1024;

    /// <summary>A file that is no readable spectrum.</summary>
    public static FileAside Of(DockEvent.SetAside file) =>
        new(file.Record, file.Key, file.Length, file.Length <= MaximumKept ? file.Content : null, file.Sha256, file.Error.Id, file.Error.Message);

    /// <summary>A file that may not be this post's; all of it is kept, for a person may admit it.</summary>
    public static FileAside Of(DockEvent.Quarantined file) =>
        new(file.Record, file.Key, file.Content.Length, file.Content, file.Sha256, RecordWords.Quarantined, file.Sentence);
}
