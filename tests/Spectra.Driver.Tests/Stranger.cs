using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Spectra.Driver.Tests;

/// <summary>Does something as a user without any right of the one who runs the tests, who may be root and allowed everything: for a thread of its own Linux can give that up.</summary>
internal static class Stranger
{
    private const uint Nobody = 65534;

    public static T Does<T>(Func<T> what)
    {
        T result = default!;
        ExceptionDispatchInfo? thrown = null;
        Thread thread = new(() =>
        {
            _ = SetFileSystemGroup(Nobody);
            _ = SetFileSystemUser(Nobody);
            try
            {
                result = what();
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                thrown = ExceptionDispatchInfo.Capture(failure);
            }
        });
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;
    }

    [DllImport("libc", EntryPoint = "setfsuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetFileSystemUser(uint user);

    [DllImport("libc", EntryPoint = "setfsgid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetFileSystemGroup(uint group);
}
