using System.Runtime.InteropServices;

namespace Spectra.Emulator.Lines;

/// <summary>One descriptor to wait for: struct pollfd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry(int descriptor, short wanted)
{
    public int Descriptor = descriptor;
    public short Wanted = wanted;
    public short Found;
}
