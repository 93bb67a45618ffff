using System.Buffers.Binary;
using System.Globalization;

namespace Spectra.Driver.Framing;

/// <summary>Messages of the Ocean Binary Protocol; see the driver's README for their bytes.</summary>
/// <remarks>
/// <para>A damaged message costs no more than its first two bytes: the search for the next one goes on inside what it claimed to be, so that a good one there is found.</para>
/// <para>A header whose damaged length is within the maximum is waited for: a caller whose deadline passes throws away what was received. The maximum also bounds how often the same bytes are summed, so choose the longest answer asked for and not more.</para>
/// </remarks>
/// <param name="maximum">The longest payload in bytes.</param>
internal sealed class ObpFraming(int maximum) : IFraming<ObpMessage>
{
    private const uint KnownFlags = 0x3F;

    /// <inheritdoc/>
    public FrameReading<ObpMessage> Read(ReadOnlySpan<byte> received)
    {
        int noise = StartMark.Find(received, ObpLayout.Start);
        ReadOnlySpan<byte> message = received[noise..];
        if (HeaderFault(message) is { } headerFault)
        {
            return FrameReading<ObpMessage>.Corrupt(headerFault, noise + ObpLayout.Start.Length);
        }

        if (message.Length < ObpLayout.HeaderLength)
        {
            return FrameReading<ObpMessage>.Incomplete(noise);
        }

        long length = ObpLayout.HeaderLength + (long)BinaryPrimitives.ReadUInt32LittleEndian(message[ObpLayout.RemainingAt..]);
        if (message.Length < length)
        {
            return FrameReading<ObpMessage>.Incomplete(noise);
        }

        message = message[..(int)length];
        return TailFault(message) is { } fault
            ? FrameReading<ObpMessage>.Corrupt(fault, noise + ObpLayout.Start.Length)
            : FrameReading<ObpMessage>.Complete(Parse(message), noise + message.Length, noise);
    }

    /// <summary>Checks each field as soon as it is there, in their order, so that the fault found does not depend on how much was received.</summary>
    private string? HeaderFault(ReadOnlySpan<byte> message)
    {
        if (message.Length >= ObpLayout.FlagsAt && BinaryPrimitives.ReadUInt16LittleEndian(message[ObpLayout.VersionAt..]) is not (ObpLayout.Version or ObpLayout.NewerVersion))
        {
            return "An OBP message has an unknown version.";
        }

        if (message.Length >= ObpLayout.ErrorAt && (BinaryPrimitives.ReadUInt16LittleEndian(message[ObpLayout.FlagsAt..]) & ~KnownFlags) != 0)
        {
            return "An OBP message has unknown flags.";
        }

        if (message.Length > ObpLayout.ChecksumTypeAt && message[ObpLayout.ChecksumTypeAt] > 1)
        {
            return "An OBP message has an unknown kind of check sum.";
        }

        if (message.Length > ObpLayout.ImmediateLengthAt && message[ObpLayout.ImmediateLengthAt] > ObpLayout.MaximumImmediate)
        {
            return "An OBP message claims more immediate data than fit its header.";
        }

        if (message.Length < ObpLayout.HeaderLength)
        {
            return null;
        }

        uint remaining = BinaryPrimitives.ReadUInt32LittleEndian(message[ObpLayout.RemainingAt..]);
        return remaining < ObpLayout.TailLength ? "An OBP message claims to end before its footer."
            : remaining - ObpLayout.TailLength > maximum ? string.Create(CultureInfo.InvariantCulture, $"An OBP message claims a payload of {remaining - ObpLayout.TailLength} bytes; the maximum is {maximum}.")
            : remaining > ObpLayout.TailLength && message[ObpLayout.ImmediateLengthAt] > 0 ? "An OBP message claims both immediate data and a payload."
            : null;
    }

    private static string? TailFault(ReadOnlySpan<byte> message)
    {
        if (!message.EndsWith(ObpLayout.Footer))
        {
            return "An OBP message does not end with its footer.";
        }

        if (message[ObpLayout.ChecksumTypeAt] == 0)
        {
            return null;
        }

        Span<byte> checksum = stackalloc byte[ObpLayout.ChecksumLength];
        ObpLayout.Checksum(message[..^ObpLayout.TailLength], checksum);
        return checksum.SequenceEqual(message[^ObpLayout.TailLength..^ObpLayout.Footer.Length]) ? null : "An OBP message's check sum does not match.";
    }

    private static ObpMessage Parse(ReadOnlySpan<byte> message)
    {
        ReadOnlySpan<byte> payload = message[ObpLayout.HeaderLength..^ObpLayout.TailLength];
        ReadOnlySpan<byte> immediate = message.Slice(ObpLayout.ImmediateAt, message[ObpLayout.ImmediateLengthAt]);
        return new ObpMessage(
            BinaryPrimitives.ReadUInt32LittleEndian(message[ObpLayout.TypeAt..]),
            BinaryPrimitives.ReadUInt32LittleEndian(message[ObpLayout.RegardingAt..]),
            (ObpFlags)BinaryPrimitives.ReadUInt16LittleEndian(message[ObpLayout.FlagsAt..]),
            BinaryPrimitives.ReadUInt16LittleEndian(message[ObpLayout.ErrorAt..]),
            message[ObpLayout.ChecksumTypeAt] == 1,
            (payload.IsEmpty ? immediate : payload).ToArray());
    }
}
