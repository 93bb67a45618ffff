using System.Runtime.InteropServices;

namespace Spectra.Driver.Transports;

/// <summary>The calls of the C library that device files need. The numbers are those of Linux on x86, ARM, RISC-V and s390x.</summary>
internal static partial class LinuxCalls
{
    public const int ReadWrite = 0x2;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    public const short PollIn = 0x1;
    public const short PollOut = 0x4;
    public const short PollError = 0x8;
    public const short PollHangUp = 0x10;

    public const int LockExclusively = 2;
    public const int LockOrFail = 4;

    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int NoSuchDevice = 6;
    public const int TryAgain = 11;
    public const int AccessDenied = 13;
    public const int DeviceBusy = 16;
    public const int DeviceGone = 19;
    public const int NotAFolder = 20;
    public const int IsAFolder = 21;
    public const int NotATerminal = 25;
    public const int NotPermitted = 1;
    public const int TimedOut = 110;

    public const uint GetLine = 0x802C542A;
    public const uint SetLine = 0x402C542B;
    public const uint Flush = 0x540B;
    public const uint Exclusive = 0x540C;
    public const uint NotExclusive = 0x540D;
    public const uint QueuedOutput = 0x5411;
    public const nint FlushInput = 0;
    public const nint FlushOutput = 1;
    public const nint FlushBoth = 2;

    /// <summary>Opens a device file without waiting and without becoming its terminal's session.</summary>
    /// <returns>The descriptor, or the negative error number, as in all these calls.</returns>
    public static int Open(string path)
    {
        int result;
        do
        {
            result = Answer(NativeOpen(path, ReadWrite | NoControllingTerminal | NonBlocking | CloseOnExec));
        }
        while (result == -Interrupted);
        return result;
    }

    public static int Read(int descriptor, Span<byte> buffer)
    {
        int result;
        do
        {
            result = Answer((int)NativeRead(descriptor, ref MemoryMarshal.GetReference(buffer), (nuint)buffer.Length));
        }
        while (result == -Interrupted);
        return result;
    }

    public static int Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        int result;
        do
        {
            result = Answer((int)NativeWrite(descriptor, ref MemoryMarshal.GetReference(bytes), (nuint)bytes.Length));
        }
        while (result == -Interrupted);
        return result;
    }

    /// <summary>Waits until one of the entries has something to report; without a limit when the milliseconds are negative.</summary>
    public static int Poll(Span<PollEntry> entries, int milliseconds)
    {
        int result;
        do
        {
            result = Answer(NativePoll(ref MemoryMarshal.GetReference(entries), (nuint)entries.Length, milliseconds));
        }
        while (result == -Interrupted);
        return result;
    }

    /// <summary>Not repeated when interrupted: Linux has closed the descriptor even then.</summary>
    public static void Close(int descriptor) => _ = NativeClose(descriptor);

    public static int NewEvent() => Answer(NativeEventFd(0, NonBlocking | CloseOnExec));

    public static int LockFile(int descriptor) => Answer(NativeFlock(descriptor, LockExclusively | LockOrFail));

    public static int GetLineSettings(int descriptor, out LineAttributes attributes)
    {
        attributes = default;
        return Answer(NativeControlLine(descriptor, GetLine, ref attributes));
    }

    public static int SetLineSettings(int descriptor, ref LineAttributes attributes) => Answer(NativeControlLine(descriptor, SetLine, ref attributes));

    public static int Control(int descriptor, nuint request, nint argument) => Answer(NativeControl(descriptor, request, argument));

    public static int Control(int descriptor, nuint request, ref int argument) => Answer(NativeControlNumber(descriptor, request, ref argument));

    private static int Answer(int result) => result >= 0 ? result : -Marshal.GetLastPInvokeError();

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeOpen(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeClose(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint NativeRead(int descriptor, ref byte buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint NativeWrite(int descriptor, ref byte bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativePoll(ref PollEntry entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeEventFd(uint start, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeFlock(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeControl(int descriptor, nuint request, nint argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeControlNumber(int descriptor, nuint request, ref int argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeControlLine(int descriptor, nuint request, ref LineAttributes attributes);
}
