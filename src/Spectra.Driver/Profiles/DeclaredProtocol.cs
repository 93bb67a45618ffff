using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Spectra.Driver.Profiles;

/// <summary>Reads how an instrument is asked.</summary>
internal static class DeclaredProtocol
{
    /// <summary>The protocol; null where it is absent or not known. Where something in it is wrong that is noted, and what is returned is not to be used.</summary>
    public static ProtocolDeclaration? Read(DeclaredObject profile)
    {
        if (profile.Object("protocol") is not { } protocol)
        {
            return null;
        }

        string? kind = protocol.Text("kind", longest: 40);
        if (kind is null || !ProfileKeys.Protocols.TryGetValue(kind, out KeySet? keys))
        {
            string known = string.Join(", ", ProfileKeys.Protocols.Keys.Select(static word => $"\"{word}\""));
            if (kind is not null)
            {
                profile.Faults.Add(protocol.PathOf("kind"), $"expected one of {known}, found the text \"{kind}\".");
            }
            else if (!protocol.Has("kind"))
            {
                profile.Faults.Add(protocol.PathOf("kind"), $"the key 'kind' is missing; it is one of {known}.");
            }

            return null;
        }

        protocol.WithKeys(keys);
        return kind switch
        {
            "scpi" => Scpi(protocol),
            "obp" => Obp(protocol),
            "packet" => Packet(protocol),
            "zmodem" => new ProtocolDeclaration.Zmodem(),
            _ => new ProtocolDeclaration.Ymodem(),
        };
    }

    private static ProtocolDeclaration.Scpi Scpi(DeclaredObject from)
    {
        ProtocolDeclaration.Scpi usual = new() { List = "", Fields = [], Read = "" };
        return new ProtocolDeclaration.Scpi
        {
            AppendEventStatus = from.Flag("appendEventStatus") ?? usual.AppendEventStatus,
            Token = CommandTemplate.Read(from, "token", isQuery: true, "{token}") ?? usual.Token,
            Identify = CommandTemplate.Read(from, "identify", isQuery: true) ?? usual.Identify,
            Error = IsNull(from, "error") ? null : CommandTemplate.Read(from, "error", isQuery: true) ?? usual.Error,
            BusyCodes = BusyCodes(from),
            List = CommandTemplate.Read(from, "list", isQuery: true) ?? "",
            Fields = Fields(from),
            Read = CommandTemplate.Read(from, "read", isQuery: true, "{id}", "{offset}", "{length}") ?? "",
            ChunkBytes = from.Whole("chunkBytes", 16, 65_536) ?? usual.ChunkBytes,
            Acknowledge = CommandTemplate.Read(from, "acknowledge", isQuery: false, "{id}"),
            Clock = CommandTemplate.Read(from, "clock", isQuery: true),
            Health = Health(from, static (figures, key) => CommandTemplate.Read(figures, key, isQuery: true)),
        };
    }

    private static ProtocolDeclaration.Obp Obp(DeclaredObject from)
    {
        ProtocolDeclaration.Obp usual = new() { List = 0, Fields = [], Read = 0 };
        return new ProtocolDeclaration.Obp
        {
            Serial = MessageType(from, "serial") ?? usual.Serial,
            Model = MessageType(from, "model"),
            Firmware = MessageType(from, "firmware"),
            List = MessageType(from, "list") ?? 0,
            Fields = Fields(from),
            Read = MessageType(from, "read") ?? 0,
            ChunkBytes = from.Whole("chunkBytes", 16, 65_536) ?? usual.ChunkBytes,
            Acknowledge = MessageType(from, "acknowledge"),
            Clock = MessageType(from, "clock"),
            Health = Health(from, MessageType),
        };
    }

    private static ProtocolDeclaration.Packet Packet(DeclaredObject from)
    {
        ProtocolDeclaration.Packet usual = new() { Serial = default, Count = default, Entry = default, Fields = [], Read = default };
        return new ProtocolDeclaration.Packet
        {
            Serial = Command(from, "serial") ?? default,
            Model = Command(from, "model"),
            Firmware = Command(from, "firmware"),
            Count = Command(from, "count") ?? default,
            Entry = Command(from, "entry") ?? default,
            Fields = Fields(from),
            Read = Command(from, "read") ?? default,
            ChunkBytes = from.Whole("chunkBytes", 16, 212) ?? usual.ChunkBytes,
            Acknowledge = Command(from, "acknowledge"),
            Clock = Command(from, "clock"),
            Health = Health(from, Command),
        };
    }

    private static bool IsNull(DeclaredObject from, string key) => from.Raw(key) is { ValueKind: JsonValueKind.Null };

    private static ImmutableArray<int> BusyCodes(DeclaredObject from)
    {
        ImmutableArray<int>.Builder codes = ImmutableArray.CreateBuilder<int>();
        foreach ((JsonElement item, string path) in from.Items("busyCodes"))
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out int code) && code != 0)
            {
                codes.Add(code);
            }
            else
            {
                from.Faults.Add(path, $"expected a whole number other than 0, which means no error, found {DeclaredObject.Found(item)}.");
            }
        }

        return codes.ToImmutable();
    }

    private static ImmutableArray<CatalogueField> Fields(DeclaredObject from)
    {
        ImmutableArray<CatalogueField>.Builder fields = ImmutableArray.CreateBuilder<CatalogueField>();
        foreach ((JsonElement item, string path) in from.Items("fields"))
        {
            if (from.AsWord<CatalogueField>(item, path) is not { } field)
            {
                continue;
            }

            if (field != CatalogueField.Ignored && fields.Contains(field))
            {
                from.Faults.Add(path, $"the field \"{ProfileWords.Of(field)}\" is there twice.");
            }

            fields.Add(field);
        }

        if (from.Raw("fields") is { ValueKind: JsonValueKind.Array })
        {
            foreach (CatalogueField needed in new[] { CatalogueField.Id, CatalogueField.Bytes }.Except(fields))
            {
                from.Faults.Add(from.PathOf("fields"), $"the field \"{ProfileWords.Of(needed)}\" is missing: without it a record can't be told apart or known to be whole.");
            }
        }

        return fields.ToImmutable();
    }

    private static uint? MessageType(DeclaredObject from, string key)
    {
        if (from.Raw(key) is not { } element)
        {
            return null;
        }

        string text = element.ValueKind == JsonValueKind.String ? element.GetString()! : "";
        if (text.Length is > 2 and <= 10 && text.StartsWith("0x", StringComparison.Ordinal)
            && uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint type))
        {
            return type;
        }

        from.Faults.Add(from.PathOf(key), $"expected a message type as a text of 0x and 1 to 8 hexadecimal digits, for example \"0x00000100\", found {DeclaredObject.Found(element)}.");
        return null;
    }

    private static PacketCommand? Command(DeclaredObject from, string key)
    {
        if (from.Raw(key) is not { } element)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 2
            && element[0].ValueKind == JsonValueKind.Number && element[0].TryGetByte(out byte group)
            && element[1].ValueKind == JsonValueKind.Number && element[1].TryGetByte(out byte command))
        {
            return new PacketCommand(group, command);
        }

        from.Faults.Add(from.PathOf(key), $"expected [group, command], two whole numbers from 0 to 255, found {DeclaredObject.Found(element)}.");
        return null;
    }

    private static ImmutableDictionary<HealthFigure, T> Health<T>(DeclaredObject from, Func<DeclaredObject, string, T?> read)
        where T : struct => Figures(from).Select(pair => (pair.Figure, Query: read(pair.Figures, pair.Key))).Where(static pair => pair.Query is not null)
            .ToImmutableDictionary(static pair => pair.Figure, static pair => pair.Query!.Value);

    private static ImmutableDictionary<HealthFigure, string> Health(DeclaredObject from, Func<DeclaredObject, string, string?> read) =>
        Figures(from).Select(pair => (pair.Figure, Query: read(pair.Figures, pair.Key))).Where(static pair => pair.Query is not null)
            .ToImmutableDictionary(static pair => pair.Figure, static pair => pair.Query!);

    private static IEnumerable<(DeclaredObject Figures, HealthFigure Figure, string Key)> Figures(DeclaredObject from) =>
        from.Object("health", ProfileKeys.Health) is { } figures
            ? Enum.GetValues<HealthFigure>().Select(figure => (figures, figure, ProfileWords.Of(figure))).Where(pair => pair.figures.Has(pair.Item3))
            : [];
}
