using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Spectra.Emulator.Detector;

/// <summary>A device profile as the emulator reads it: what the instrument it plays answers to.</summary>
internal sealed class InstrumentProfile
{
    private readonly JsonElement _protocol;
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    private InstrumentProfile(JsonElement root)
    {
        Id = Text(root, "id") ?? "unnamed";
        Name = Text(root, "name") ?? Id;
        _protocol = root.TryGetProperty("protocol", out JsonElement protocol) ? protocol.Clone() : throw new FormatException("it has no protocol");
        Kind = Text(_protocol, "kind") ?? throw new FormatException("its protocol has no kind");
        if (root.TryGetProperty("clock", out JsonElement clock))
        {
            ClockFormat = Text(clock, "format") ?? ClockFormat;
            IsClockLocal = Text(clock, "zone") == "local";
        }

        AnswerMilliseconds = root.TryGetProperty("timing", out JsonElement timing) && timing.TryGetProperty("answerMs", out JsonElement answer) ? answer.GetInt32() : AnswerMilliseconds;
        foreach (JsonProperty role in root.TryGetProperty("roles", out JsonElement roles) ? roles.EnumerateObject() : default)
        {
            _words.TryAdd(role.Value.GetString() ?? "", role.Name);
        }
    }

    /// <summary>The profile's id.</summary>
    public string Id { get; }

    /// <summary>The profile's name.</summary>
    public string Name { get; }

    /// <summary>The kind of protocol: scpi, obp, packet, zmodem or ymodem.</summary>
    public string Kind { get; }

    /// <summary>How times are written: a .NET format, or unix.</summary>
    public string ClockFormat { get; } = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>Whether the clock shows the local time.</summary>
    public bool IsClockLocal { get; }

    /// <summary>How long the host waits for an answer, in milliseconds.</summary>
    public int AnswerMilliseconds { get; } = 1000;

    /// <summary>The fields of a catalogue line.</summary>
    public ImmutableArray<string> Fields => _protocol.TryGetProperty("fields", out JsonElement fields) ? [.. fields.EnumerateArray().Select(name => name.GetString() ?? "")] : [];

    /// <summary>The figures of health that can be asked for, each with how.</summary>
    public IEnumerable<(string Figure, JsonElement Asked)> Health =>
        _protocol.TryGetProperty("health", out JsonElement health) ? health.EnumerateObject().Select(figure => (figure.Name, figure.Value)) : [];

    /// <summary>The error numbers of a busy device.</summary>
    public ImmutableArray<int> BusyCodes => _protocol.TryGetProperty("busyCodes", out JsonElement codes) ? [.. codes.EnumerateArray().Select(code => code.GetInt32())] : [];

    /// <summary>Reads a profile.</summary>
    /// <exception cref="FormatException">It is no profile the emulator can play.</exception>
    public static InstrumentProfile Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new InstrumentProfile(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"{path} can't be played: {failure.Message}.", failure);
        }
    }

    /// <summary>How the protocol asks for something; null where it does not.</summary>
    public string? Command(string what) => Text(_protocol, what);

    /// <summary>The message type that asks for something; null where there is none.</summary>
    public uint? MessageType(string what) => _protocol.TryGetProperty(what, out JsonElement type) ? MessageType(type) : null;

    /// <summary>A message type, written as a number or as 0x and hexadecimal digits.</summary>
    public static uint MessageType(JsonElement type) =>
        type.ValueKind == JsonValueKind.Number ? type.GetUInt32()
        : type.GetString() is ['0', 'x' or 'X', .. string digits] && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint number) ? number
        : throw new FormatException($"'{type}' is no message type; write 0x and hexadecimal digits.");

    /// <summary>The group and command that ask for something; null where there are none.</summary>
    public (byte Group, byte Command)? GroupAndCommand(string what) => _protocol.TryGetProperty(what, out JsonElement pair) ? GroupAndCommand(pair) : null;

    /// <summary>A group and a command, written as two numbers.</summary>
    public static (byte Group, byte Command) GroupAndCommand(JsonElement pair) =>
        pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2 && pair[0].TryGetByte(out byte group) && pair[1].TryGetByte(out byte command)
            ? (group, command)
            : throw new FormatException($"'{pair}' is no group and command; write two numbers from 0 to 255.");

    /// <summary>The instrument's own word for a role.</summary>
    public string Word(string role) => _words.GetValueOrDefault(role, role);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
