using System.Runtime.InteropServices;

namespace Spectra.Benchmarks.Ratios.Peers;

/// <summary>The settings with which the native peers are fastest.</summary>
internal static partial class NativeEnvironment
{
    /// <summary>To be called before a native peer is loaded. A variable that is set already stands.</summary>
    public static void Prepare()
    {
        // FAISS's waiting threads would otherwise spin against those of OpenBLAS that work, and cost it a factor of two and more on few cores.
        _ = Set("OMP_WAIT_POLICY", "passive", 0);
    }

    /// <summary>Sets a variable where native libraries see it; the framework's own call does not.</summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Set(string name, string value, int overwrite);
}
