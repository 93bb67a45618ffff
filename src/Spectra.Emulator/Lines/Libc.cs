using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Spectra.Emulator.Lines;

/// <summary>The system calls of Linux that make a pseudo terminal and tell who opens it.</summary>
internal static partial class Libc
{
    public const int ReadWrite = 2;
    public const int NoControllingTerminal = 0x100;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    public const short PollIn = 1;
    public const short PollOut = 4;
    public const short PollHangUp = 0x10;

    public const int Interrupted = 4;
    public const int TryAgain = 11;

    public const uint NotifyCloseWrite = 0x8;
    public const uint NotifyCloseRead = 0x10;
    public const uint NotifyOpen = 0x20;

    /// <summary>Larger than any system's struct termios, which is only handed from one call to the next.</summary>
    public const int TermiosBytes = 256;

    private const string Name = "libc";

    [LibraryImport(Name, EntryPoint = "posix_openpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int OpenMaster(int flags);

    [LibraryImport(Name, EntryPoint = "grantpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int GrantSlave(int master);

    [LibraryImport(Name, EntryPoint = "unlockpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int UnlockSlave(int master);

    [LibraryImport(Name, EntryPoint = "ptsname_r", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SlaveName(int master, ref byte name, nuint length);

    [LibraryImport(Name, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Open(string path, int flags);

    [LibraryImport(Name, EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Close(int descriptor);

    [LibraryImport(Name, EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Read(int descriptor, ref byte into, nuint length);

    [LibraryImport(Name, EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nint Write(int descriptor, ref readonly byte from, nuint length);

    [LibraryImport(Name, EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Poll(ref PollEntry entries, nuint count, int milliseconds);

    [LibraryImport(Name, EntryPoint = "tcgetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int GetTermios(int descriptor, ref byte termios);

    [LibraryImport(Name, EntryPoint = "tcsetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int SetTermios(int descriptor, int when, ref byte termios);

    [LibraryImport(Name, EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void MakeRaw(ref byte termios);

    [LibraryImport(Name, EntryPoint = "inotify_init1", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int OpenNotifications(int flags);

    [LibraryImport(Name, EntryPoint = "inotify_add_watch", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Watch(int notifications, string path, uint mask);

    /// <summary>The result of a call that succeeds with 0 or more.</summary>
    /// <exception cref="IOException">It failed.</exception>
    public static int Checked(int result, string what) =>
        result >= 0 ? result : throw new IOException($"The pseudo terminal can't be made: {what} failed: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
}
