using System.Runtime.InteropServices;

namespace Spectra.Driver.Transports;

/// <summary>One descriptor to wait for, as the system lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry(int descriptor, short events)
{
    public int Descriptor = descriptor;
    public short Events = events;
    public short Returned;
}
