namespace Spectra.Driver.Framing;

/// <summary>One packet of the NIRscan-like serial protocol; see the driver's README for its bytes.</summary>
/// <param name="IsAnswer">Whether the device sent it.</param>
/// <param name="Status">What the device made of the request.</param>
/// <param name="Sequence">The host's token, echoed in the answer.</param>
/// <param name="Group">The command's group.</param>
/// <param name="Command">The command in its group.</param>
/// <param name="Payload">Its arguments or its answer.</param>
internal sealed record PacketMessage(bool IsAnswer, PacketStatus Status, byte Sequence, byte Group, byte Command, ReadOnlyMemory<byte> Payload);
