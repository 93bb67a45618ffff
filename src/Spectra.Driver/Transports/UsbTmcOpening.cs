namespace Spectra.Driver.Transports;

/// <summary>Opens a USB test-and-measurement instrument of Linux.</summary>
internal static class UsbTmcOpening
{
    private const nuint GetTimeout = 0x80045B09;
    private const nuint AutoAbort = 0x40015B19;

    public static TransportOpening Open(DeviceAddress.UsbTmc address)
    {
        int descriptor = LinuxCalls.Open(address.Path);
        if (descriptor < 0)
        {
            return Refusals.Of(-descriptor, address.Path, Refusals.InstrumentFile);
        }

        int milliseconds = 0;
        if (LinuxCalls.Control(descriptor, GetTimeout, ref milliseconds) < 0)
        {
            LinuxCalls.Close(descriptor);
            return Refusals.WrongKind(address.Path, Refusals.InstrumentFile);
        }

        return Over(address, descriptor);
    }

    /// <summary>Over an open device file, which is closed if it is refused.</summary>
    internal static TransportOpening Over(DeviceAddress.UsbTmc address, int descriptor)
    {
        int locked = LinuxCalls.LockFile(descriptor);
        WakeUp? wakeUp = locked < 0 ? null : WakeUp.TryCreate();
        if (wakeUp is null)
        {
            LinuxCalls.Close(descriptor);
            return locked < 0 ? Refusals.Of(-locked, address.Path, Refusals.InstrumentFile) : Refusals.NoDescriptor(address.Path);
        }

        // After a read without an answer the kernel then puts the instrument in order again.
        int on = 1;
        _ = LinuxCalls.Control(descriptor, AutoAbort, ref on);
        return new TransportOpening.Opened(new UsbTmcTransport(address, descriptor, wakeUp));
    }
}
