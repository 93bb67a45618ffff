namespace Spectra.Driver.Profiles;

/// <summary>A command of the NIRscan-like protocol.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Command">Its number in the group.</param>
public readonly record struct PacketCommand(byte Group, byte Command);
