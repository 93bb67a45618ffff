using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Spectra.Driver.Discovery;

/// <summary>Tells when the kernel's table of mounts changes, which the kernel does through poll(2) on it, by a thread that sleeps until then.</summary>
internal sealed partial class MountSignal : IDisposable
{
    private const short Priority = 0x002;
    private const short Readable = 0x001;
    private const short Invalid = 0x020;
    private const int Interrupted = 4;

    private readonly SafeFileHandle _table;
    private readonly AnonymousPipeServerStream _stop = new(PipeDirection.Out);
    private readonly Thread _thread;
    private readonly Action _changed;

    private MountSignal(SafeFileHandle table, Action changed)
    {
        _table = table;
        _changed = changed;
        _thread = new Thread(Wait) { IsBackground = true, Name = "mounts" };
        _thread.Start();
    }

    /// <summary>Starts; null where there is no such table.</summary>
    /// <param name="path">The table.</param>
    /// <param name="changed">Called on the thread that waits, after each change.</param>
    public static MountSignal? Start(string path, Action changed)
    {
        try
        {
            return OperatingSystem.IsLinux() ? new MountSignal(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), changed) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Without it, a mount is noticed by looking.
            return null;
        }
    }

    /// <summary>Ends the thread and waits for its end.</summary>
    public void Dispose()
    {
        // The other end of the pipe reports the hang-up.
        _stop.Dispose();
        _thread.Join();
        _table.Dispose();
    }

    private void Wait()
    {
        using SafePipeHandle end = _stop.ClientSafePipeHandle;
        Polled[] both = [new() { Descriptor = (int)_table.DangerousGetHandle(), Wanted = Priority }, new() { Descriptor = (int)end.DangerousGetHandle(), Wanted = Readable }];
        while (true)
        {
            int ready = Poll(both, 2, timeoutMilliseconds: -1);
            if (ready < 0 && Marshal.GetLastPInvokeError() == Interrupted)
            {
                continue;
            }

            if (ready < 0 || both[1].Seen != 0 || (both[0].Seen & Invalid) != 0)
            {
                return;
            }

            _changed();
        }
    }

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll([In, Out] Polled[] entries, nuint count, int timeoutMilliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Descriptor;
        public short Wanted;
        public short Seen;
    }
}
