using System.Collections.Immutable;

namespace Spectra.Driver.Profiles;

/// <summary>Every key of a profile's file, once; the schema beside the shipped profiles lists the same ones for people and their editors.</summary>
internal static class ProfileKeys
{
    /// <summary>The file as a whole.</summary>
    public static KeySet Profile { get; } = new(["format", "id", "name", "basis", "protocol"], ["$schema", "match", "line", "timing", "roles", "clock", "limits"]);

    /// <summary>What the profile rests on.</summary>
    public static KeySet Basis { get; } = new(["kind", "source"], []);

    /// <summary>How the instrument is recognised.</summary>
    public static KeySet Match { get; } = new([], ["usb", "answer", "probe"]);

    /// <summary>A USB device.</summary>
    public static KeySet Usb { get; } = new(["vendor"], ["product"]);

    /// <summary>How a serial line is set.</summary>
    public static KeySet Line { get; } = new([], ["baud", "dataBits", "parity", "stopBits", "flow"]);

    /// <summary>How long the instrument may take.</summary>
    public static KeySet Timing { get; } = new([], ["quietMs", "answerMs", "attempts", "busyMs", "beginMs", "betweenConnectionsMs"]);

    /// <summary>How the instrument writes times.</summary>
    public static KeySet Clock { get; } = new(["format", "zone"], []);

    /// <summary>From where on a figure is out of order.</summary>
    public static KeySet Limit { get; } = new(["figure"], ["lowest", "highest", "words"]);

    /// <summary>The queries for figures of health; the keys are the figures.</summary>
    public static KeySet Health { get; } = new([], ProfileWords.All<HealthFigure>());

    /// <summary>The protocols by their kind.</summary>
    public static ImmutableSortedDictionary<string, KeySet> Protocols { get; } = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("scpi", new KeySet(
            ["kind", "list", "fields", "read"],
            ["appendEventStatus", "token", "identify", "error", "busyCodes", "chunkBytes", "acknowledge", "clock", "health"])),
        KeyValuePair.Create("obp", new KeySet(
            ["kind", "list", "fields", "read"],
            ["serial", "model", "firmware", "chunkBytes", "acknowledge", "clock", "health"])),
        KeyValuePair.Create("packet", new KeySet(
            ["kind", "serial", "count", "entry", "fields", "read"],
            ["model", "firmware", "chunkBytes", "acknowledge", "clock", "health"])),
        KeyValuePair.Create("zmodem", new KeySet(["kind"], [])),
        KeyValuePair.Create("ymodem", new KeySet(["kind"], [])),
    ]);
}
