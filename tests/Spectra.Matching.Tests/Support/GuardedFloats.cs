using System.Runtime.InteropServices;

namespace Spectra.Matching.Tests.Support;

/// <summary>Memory that ends where a page ends, before a page that cannot be read: whoever reads past the end is stopped by the processor.</summary>
/// <remarks>Where the system has no such call, the values lie at the end of an ordinary allocation.</remarks>
internal sealed unsafe partial class GuardedFloats : IDisposable
{
    private const int NoAccess = 0;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly nuint _bytes;
    private readonly byte* _start;

    /// <summary>Room for values.</summary>
    /// <param name="capacity">How many values at most.</param>
    public GuardedFloats(int capacity)
    {
        nuint page = (nuint)Environment.SystemPageSize;
        nuint usable = ((nuint)(capacity * sizeof(float)) + page - 1) / page * page;
        _bytes = usable + page;
        if (!OperatingSystem.IsLinux())
        {
            _start = (byte*)NativeMemory.Alloc(usable);
        }
        else
        {
            _start = (byte*)Map(0, _bytes, ReadWrite, PrivateAnonymous, -1, 0);
            Assert.NotEqual(-1, (nint)_start);
            Assert.Equal(0, Protect((nint)(_start + usable), page, NoAccess));
        }

        End = (float*)(_start + usable);
    }

    private float* End { get; }

    /// <summary>The last values before the page that cannot be read.</summary>
    public Span<T> Last<T>(int length)
        where T : unmanaged => new((T*)End - length, length);

    public void Dispose()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = Unmap((nint)_start, _bytes);
        }
        else
        {
            NativeMemory.Free(_start);
        }
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nuint length, int protection);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nuint length);
}
