using System.Runtime.InteropServices;

namespace Spectra.Driver.Discovery;

/// <summary>Whether the user may open a device file, asked without opening it: opening a serial line can reset what hangs on it.</summary>
internal static partial class AccessRight
{
    private const int RelativeToHere = -100;
    private const int ReadAndWrite = 4 | 2;
    private const int OfTheEffectiveUser = 0x200;
    private const int NoPermission = 13;

    /// <summary>Whether it may be read and written; true where that can't be asked.</summary>
    public static bool IsGranted(string file) =>
        !OperatingSystem.IsLinux() || AccessAt(RelativeToHere, file, ReadAndWrite, OfTheEffectiveUser) == 0 || Marshal.GetLastPInvokeError() != NoPermission;

    [LibraryImport("libc", EntryPoint = "faccessat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int AccessAt(int folder, string path, int mode, int flags);
}
