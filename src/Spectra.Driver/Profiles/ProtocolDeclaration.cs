using System.Collections.Immutable;

namespace Spectra.Driver.Profiles;

/// <summary>How an instrument is asked; see the driver's README for the bytes.</summary>
public abstract record ProtocolDeclaration
{
    private ProtocolDeclaration()
    {
    }

    /// <summary>Lines of text and definite-length blocks.</summary>
    public sealed record Scpi : ProtocolDeclaration
    {
        /// <summary>Whether every command is sent with <c>;*ESR?</c>.</summary>
        public bool AppendEventStatus { get; init; }

        /// <summary>The query that echoes <c>{token}</c>.</summary>
        public string Token { get; init; } = "*ESE {token};*ESE?";

        /// <summary>The identify query.</summary>
        public string Identify { get; init; } = "*IDN?";

        /// <summary>The query that says why a command was refused; null where there is none.</summary>
        public string? Error { get; init; } = "SYST:ERR?";

        /// <summary>The error numbers of a device that is busy.</summary>
        public ImmutableArray<int> BusyCodes { get; init; } = [];

        /// <summary>The query for the catalogue.</summary>
        public required string List { get; init; }

        /// <summary>What the fields of a catalogue line state.</summary>
        public required ImmutableArray<CatalogueField> Fields { get; init; }

        /// <summary>The query for a range of a record, with <c>{id}</c>, <c>{offset}</c> and <c>{length}</c>.</summary>
        public required string Read { get; init; }

        /// <summary>How many bytes are asked for at a time, 16 to 65 536.</summary>
        public int ChunkBytes { get; init; } = 4096;

        /// <summary>The command that marks a record as taken, with <c>{id}</c>; null where there is none.</summary>
        public string? Acknowledge { get; init; }

        /// <summary>The query for the clock; null where there is none.</summary>
        public string? Clock { get; init; }

        /// <summary>The query for each figure of health.</summary>
        public ImmutableDictionary<HealthFigure, string> Health { get; init; } = ImmutableDictionary<HealthFigure, string>.Empty;
    }

    /// <summary>Messages of the Ocean Binary Protocol.</summary>
    public sealed record Obp : ProtocolDeclaration
    {
        /// <summary>The message type that asks for the serial number.</summary>
        public uint Serial { get; init; } = 0x0000_0100;

        /// <summary>The message type that asks for make and model; null where there is none.</summary>
        public uint? Model { get; init; }

        /// <summary>The message type that asks for the firmware; null where there is none.</summary>
        public uint? Firmware { get; init; }

        /// <summary>The message type that asks for catalogue lines.</summary>
        public required uint List { get; init; }

        /// <summary>What the fields of a catalogue line state.</summary>
        public required ImmutableArray<CatalogueField> Fields { get; init; }

        /// <summary>The message type that asks for a range of a record.</summary>
        public required uint Read { get; init; }

        /// <summary>How many bytes are asked for at a time, 16 to 65 536.</summary>
        public int ChunkBytes { get; init; } = 4096;

        /// <summary>The message type that marks a record as taken; null where there is none.</summary>
        public uint? Acknowledge { get; init; }

        /// <summary>The message type that asks for the clock; null where there is none.</summary>
        public uint? Clock { get; init; }

        /// <summary>The message type that asks for each figure of health.</summary>
        public ImmutableDictionary<HealthFigure, uint> Health { get; init; } = ImmutableDictionary<HealthFigure, uint>.Empty;
    }

    /// <summary>NIRscan-like packets.</summary>
    public sealed record Packet : ProtocolDeclaration
    {
        /// <summary>The command that asks for the serial number.</summary>
        public required PacketCommand Serial { get; init; }

        /// <summary>The command that asks for make and model; null where there is none.</summary>
        public PacketCommand? Model { get; init; }

        /// <summary>The command that asks for the firmware; null where there is none.</summary>
        public PacketCommand? Firmware { get; init; }

        /// <summary>The command that asks how many records there are.</summary>
        public required PacketCommand Count { get; init; }

        /// <summary>The command that asks for a catalogue line.</summary>
        public required PacketCommand Entry { get; init; }

        /// <summary>What the fields of a catalogue line state.</summary>
        public required ImmutableArray<CatalogueField> Fields { get; init; }

        /// <summary>The command that asks for a range of a record.</summary>
        public required PacketCommand Read { get; init; }

        /// <summary>How many bytes are asked for at a time, 16 to 212.</summary>
        public int ChunkBytes { get; init; } = 192;

        /// <summary>The command that marks a record as taken; null where there is none.</summary>
        public PacketCommand? Acknowledge { get; init; }

        /// <summary>The command that asks for the clock; null where there is none.</summary>
        public PacketCommand? Clock { get; init; }

        /// <summary>The command that asks for each figure of health.</summary>
        public ImmutableDictionary<HealthFigure, PacketCommand> Health { get; init; } = ImmutableDictionary<HealthFigure, PacketCommand>.Empty;
    }

    /// <summary>The device sends files by ZMODEM.</summary>
    public sealed record Zmodem : ProtocolDeclaration;

    /// <summary>The device sends files by YMODEM.</summary>
    public sealed record Ymodem : ProtocolDeclaration;
}
