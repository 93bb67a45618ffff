using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Spectra.Driver.Framing;

/// <summary>Where things stand in an Ocean Binary Protocol message; numbers are little-endian.</summary>
internal static class ObpLayout
{
    /// <summary>The version that is sent.</summary>
    public const ushort Version = 0x1000;

    /// <summary>The version that newer devices answer with; its layout is the same.</summary>
    public const ushort NewerVersion = 0x1100;

    public const int VersionAt = 2;
    public const int FlagsAt = 4;
    public const int ErrorAt = 6;
    public const int TypeAt = 8;
    public const int RegardingAt = 12;
    public const int ChecksumTypeAt = 22;
    public const int ImmediateLengthAt = 23;
    public const int ImmediateAt = 24;
    public const int RemainingAt = 40;
    public const int HeaderLength = 44;

    /// <summary>The longest content that goes into the header, in bytes.</summary>
    public const int MaximumImmediate = 16;

    public const int ChecksumLength = 16;

    /// <summary>The check sum and the footer, in bytes.</summary>
    public const int TailLength = 20;

    /// <summary>The first bytes of a message.</summary>
    public static ReadOnlySpan<byte> Start => [0xC1, 0xC0];

    /// <summary>The last bytes of a message.</summary>
    public static ReadOnlySpan<byte> Footer => [0xC5, 0xC4, 0xC3, 0xC2];

    /// <summary>The check sum of a header and its payload.</summary>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The published protocol's check sum against line noise; nothing secret or signed depends on it.")]
    public static void Checksum(ReadOnlySpan<byte> headerAndPayload, Span<byte> checksum) => MD5.HashData(headerAndPayload, checksum);
}
