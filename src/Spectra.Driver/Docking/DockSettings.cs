using Spectra.Formats;

namespace Spectra.Driver.Docking;

/// <summary>How a session decides that a file is complete, and what reads it.</summary>
public sealed record DockSettings
{
    /// <summary>The values every session uses unless told otherwise.</summary>
    public static DockSettings Default { get; } = new();

    /// <summary>A file unchanged for this long is complete without being watched.</summary>
    public TimeSpan SettledAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long younger files are watched: size and time must stay the same.</summary>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The largest file that is read, in bytes; a larger one is set aside with its hash.</summary>
    public int MaximumFileBytes { get; init; } = SpectrumReader.MaximumFileBytes;

    /// <summary>How many folders deep is looked.</summary>
    public int MaximumDepth { get; init; } = 12;

    /// <summary>How many files are looked at.</summary>
    public int MaximumFiles { get; init; } = 200_000;

    /// <summary>Decodes the content of a file, given its name.</summary>
    public Func<ReadOnlyMemory<byte>, string, ReadResult> Read { get; init; } = static (content, name) => SpectrumReader.Read(content, name);
}
