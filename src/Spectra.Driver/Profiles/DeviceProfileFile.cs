using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Spectra.Driver.Transports;

namespace Spectra.Driver.Profiles;

/// <summary>Reads a device profile from its JSON file, and says everything that is wrong in it.</summary>
/// <remarks>The keys are those of <c>device-profile.schema.json</c>, which explains them for people. A key that is not known is refused, so that a slip of the pen doesn't quietly leave a default in place.</remarks>
public static partial class DeviceProfileFile
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaximumBytes = 256 * 1024;

    private const int Format = 1;

    /// <summary>Reads a file.</summary>
    /// <returns>The profile, or everything that is wrong; also where the file can't be read.</returns>
    public static ProfileReading Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string name = Path.GetFileName(path);
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[MaximumBytes + 1];
            int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return Parse(bytes.AsMemory(0, length), name);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refuse(name, $"the file can't be read: {failure.Message}");
        }
    }

    /// <summary>Reads a file's content.</summary>
    /// <param name="utf8">The content, UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What the file is called in the sentences about it.</param>
    public static ProfileReading Parse(ReadOnlyMemory<byte> utf8, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (utf8.Length > MaximumBytes)
        {
            return Refuse(name, string.Create(CultureInfo.InvariantCulture, $"the file is larger than {MaximumBytes / 1024} kB; no profile is."));
        }

        // Editors on Windows put a byte order mark first, which JSON doesn't know.
        ReadOnlyMemory<byte> content = utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        try
        {
            using JsonDocument document = JsonDocument.Parse(content);
            ProfileFaults faults = new(name);
            DeviceProfile? profile = DeclaredObject.Open(document.RootElement, "$", faults) is { } root ? Profile(root) : null;
            return profile is not null && faults.IsEmpty ? new ProfileReading.Accepted(profile) : faults.Refuse();
        }
        catch (JsonException failure)
        {
            return Refuse(name, string.Create(CultureInfo.InvariantCulture, $"the file is not JSON at line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}: a comma, quote or bracket is missing or too many there."));
        }
        catch (InvalidOperationException)
        {
            // The reader finds half a surrogate pair only when the text is asked for.
            return Refuse(name, "the file holds a text that is not Unicode.");
        }
    }

    private static ProfileReading.Refused Refuse(string name, string sentence) => new([new ProfileFault(name, "$", sentence)]);

    private static DeviceProfile? Profile(DeclaredObject root)
    {
        root.WithKeys(ProfileKeys.Profile);
        _ = root.Whole("format", Format, Format);
        _ = root.Text("$schema", longest: 500);
        string? id = Id(root);
        string? name = root.Text("name", longest: 120);
        ProfileBasis? basis = Basis(root);
        ProtocolDeclaration? protocol = DeclaredProtocol.Read(root);
        DeviceProfile profile = new()
        {
            Id = id ?? "",
            Name = name ?? "",
            Basis = basis ?? new ProfileBasis(ProfileBasisKind.Document, ""),
            Match = Match(root),
            Line = Line(root),
            Timing = Timing(root),
            Protocol = protocol ?? new ProtocolDeclaration.Zmodem(),
            Roles = DeclaredVerdicts.Roles(root),
            Clock = DeclaredClock.Read(root),
            Limits = DeclaredVerdicts.Limits(root),
        };
        if (id is null || name is null || basis is null || protocol is null)
        {
            return null;
        }

        ProfileCoherence.Check(profile, root);
        return profile;
    }

    private static string? Id(DeclaredObject root)
    {
        string? id = root.Text("id", longest: 60);
        if (id is not null && !IdForm().IsMatch(id))
        {
            root.Faults.Add(root.PathOf("id"), $"expected lower-case letters, digits and single hyphens between them, found \"{DeclaredObject.Quote(id)}\".");
        }

        return id;
    }

    private static ProfileBasis? Basis(DeclaredObject root) =>
        root.Object("basis", ProfileKeys.Basis) is { } basis && (Kind: basis.Word<ProfileBasisKind>("kind"), Source: basis.Text("source", longest: 300)) is ({ } kind, { } source)
            ? new ProfileBasis(kind, source)
            : null;

    private static DeviceMatch Match(DeclaredObject root)
    {
        if (root.Object("match", ProfileKeys.Match) is not { } match)
        {
            return DeviceMatch.Nothing;
        }

        ImmutableArray<UsbMatch>.Builder usb = ImmutableArray.CreateBuilder<UsbMatch>();
        foreach ((JsonElement item, string path) in match.Items("usb"))
        {
            if (DeclaredObject.Open(item, path, root.Faults)?.WithKeys(ProfileKeys.Usb) is { } device && UsbNumber(device, "vendor") is { } vendor)
            {
                usb.Add(new UsbMatch(vendor, UsbNumber(device, "product")));
            }
        }

        string? answer = match.Text("answer", DeviceMatch.LongestPattern);
        if (answer is not null && DeviceMatch.PatternFault(answer) is { } sentence)
        {
            root.Faults.Add(match.PathOf("answer"), sentence);
        }

        return new DeviceMatch(usb.ToImmutable(), answer, match.Flag("probe") ?? false);
    }

    private static string? UsbNumber(DeclaredObject device, string key)
    {
        string? number = device.Text(key, longest: 20);
        if (number is not null && !UsbForm().IsMatch(number))
        {
            device.Faults.Add(device.PathOf(key), $"expected four lower-case hexadecimal digits, for example \"0403\", found \"{number}\".");
        }

        return number;
    }

    private static LineSettings Line(DeclaredObject root)
    {
        LineSettings usual = LineSettings.Default;
        return root.Object("line", ProfileKeys.Line) is not { } line ? usual : new LineSettings
        {
            BaudRate = line.Whole("baud", 50, 12_000_000) ?? usual.BaudRate,
            DataBits = line.Whole("dataBits", 7, 8) ?? usual.DataBits,
            Parity = line.Word<LineParity>("parity") ?? usual.Parity,
            StopBits = line.Whole("stopBits", 1, 2) ?? usual.StopBits,
            Flow = line.Word<LineFlow>("flow") ?? usual.Flow,
        };
    }

    private static ProfileTiming Timing(DeclaredObject root)
    {
        ProfileTiming usual = ProfileTiming.Default;
        return root.Object("timing", ProfileKeys.Timing) is not { } timing ? usual : new ProfileTiming
        {
            Quiet = Milliseconds(timing, "quietMs", 0, 10_000) ?? usual.Quiet,
            Answer = Milliseconds(timing, "answerMs", 10, 60_000) ?? usual.Answer,
            Attempts = timing.Whole("attempts", 1, 100) ?? usual.Attempts,
            Busy = Milliseconds(timing, "busyMs", 0, 60_000) ?? usual.Busy,
            Begin = Milliseconds(timing, "beginMs", 10, 3_600_000) ?? usual.Begin,
            BetweenConnections = Milliseconds(timing, "betweenConnectionsMs", 0, 60_000) ?? usual.BetweenConnections,
        };
    }

    private static TimeSpan? Milliseconds(DeclaredObject timing, string key, int lowest, int highest) =>
        timing.Whole(key, lowest, highest) is { } number ? TimeSpan.FromMilliseconds(number) : null;

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();

    [GeneratedRegex(@"\A[0-9a-f]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex UsbForm();
}
