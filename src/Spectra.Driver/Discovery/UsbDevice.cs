namespace Spectra.Driver.Discovery;

/// <summary>A USB device as the kernel describes it.</summary>
/// <param name="Identity">What it says of itself.</param>
/// <param name="Socket">Where it is plugged in: bus and ports, <c>1-2.3</c>.</param>
/// <param name="Plugging">Its number on the bus, which is another after each plugging-in.</param>
internal sealed record UsbDevice(UsbIdentity Identity, string Socket, string Plugging);
