using System.Runtime.InteropServices;
using System.Text;

namespace Spectra.Driver.Tests.Docking;

/// <summary>A file or folder whose name ends in an é of Latin-1, as an old system writes it: no UTF-8, so the framework can neither make nor remove it.</summary>
internal sealed class LatinEntry : IDisposable
{
    private readonly byte[] _path;

    private LatinEntry(string folder, ReadOnlySpan<byte> name) => _path = [.. Encoding.UTF8.GetBytes(folder), (byte)'/', .. name, 0xE9, 0];

    public static LatinEntry File(string folder, ReadOnlySpan<byte> name, string content)
    {
        // Written under a plain name first, and renamed past the framework.
        LatinEntry entry = new(folder, name);
        string plain = Path.Combine(folder, "plain");
        System.IO.File.WriteAllText(plain, content);
        Assert.Equal(0, Rename(Encoding.UTF8.GetBytes(plain + '\0'), entry._path));
        return entry;
    }

    public static LatinEntry Folder(string folder, ReadOnlySpan<byte> name)
    {
        LatinEntry entry = new(folder, name);
        string plain = Path.Combine(folder, "plain");
        Directory.CreateDirectory(plain);
        Assert.Equal(0, Rename(Encoding.UTF8.GetBytes(plain + '\0'), entry._path));
        return entry;
    }

    public void Dispose() => Assert.Equal(0, Remove(_path));

    [DllImport("libc", EntryPoint = "rename")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Rename(byte[] from, byte[] to);

    [DllImport("libc", EntryPoint = "remove")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Remove(byte[] path);
}
