using System.Runtime.InteropServices;

namespace Spectra.Driver.Transports;

/// <summary>A descriptor to wait for beside a line, by which another thread ends the wait. Not safe against use after disposal: its owner sees to that.</summary>
internal sealed class WakeUp : IDisposable
{
    private static readonly byte[] One = BitConverter.GetBytes(1UL);

    private WakeUp(int descriptor) => Descriptor = descriptor;

    public int Descriptor { get; }

    /// <returns>Nothing when the process has no descriptor left.</returns>
    public static WakeUp? TryCreate() => LinuxCalls.NewEvent() is var descriptor and >= 0 ? new WakeUp(descriptor) : null;

    /// <summary>Ends the wait, this one or the next.</summary>
    public void Signal() => _ = LinuxCalls.Write(Descriptor, One);

    public void Clear()
    {
        ulong count = 0;
        _ = LinuxCalls.Read(Descriptor, MemoryMarshal.AsBytes(new Span<ulong>(ref count)));
    }

    public void Dispose() => LinuxCalls.Close(Descriptor);
}
