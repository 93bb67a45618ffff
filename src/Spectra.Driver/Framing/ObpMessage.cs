namespace Spectra.Driver.Framing;

/// <summary>One message of the Ocean Binary Protocol.</summary>
/// <param name="Type">The message type.</param>
/// <param name="Regarding">The host's token, echoed in the answer.</param>
/// <param name="Flags">What kind of message it is.</param>
/// <param name="ErrorNumber">The device's error number; 0 where there is none.</param>
/// <param name="HasChecksum">Whether it carried (and matched) an MD5 checksum.</param>
/// <param name="Payload">Its content: the immediate data or the payload.</param>
internal sealed record ObpMessage(uint Type, uint Regarding, ObpFlags Flags, ushort ErrorNumber, bool HasChecksum, ReadOnlyMemory<byte> Payload);
