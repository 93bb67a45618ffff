using System.Collections.Immutable;
using Spectra.Driver.Profiles;
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

    /// <summary>The folder where records lie while they are pulled; null keeps them in memory, and nothing is resumed.</summary>
    public string? Inbox { get; init; }

    /// <summary>The device's profile, where a person or its USB identity names it; null to ask the device.</summary>
    public DeviceProfile? Profile { get; init; }

    /// <summary>The profiles that a device may be asked for where none is named.</summary>
    public ImmutableArray<DeviceProfile> Candidates { get; init; } = [];

    /// <summary>The serial number of the USB device behind the address, for devices that do not say their own.</summary>
    public string? UsbSerial { get; init; }

    /// <summary>Says why a record may not be this post's; null for one that is.</summary>
    public Func<StoredRecord, string?> Foreign { get; init; } = static _ => null;

    /// <summary>The file behind whose end all bytes of the line are recorded; null for none.</summary>
    public string? Transcript { get; init; }
}
