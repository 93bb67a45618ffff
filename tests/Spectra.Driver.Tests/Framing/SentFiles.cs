namespace Spectra.Driver.Tests.Framing;

/// <summary>Files to send, in a folder of their own that is deleted at the end.</summary>
internal sealed class SentFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-send-").FullName;
    private readonly List<(string Name, byte[] Content)> _files = [];

    public IEnumerable<string> Paths => _files.Select(file => Path.Combine(_folder, file.Name));

    public IReadOnlyList<(string Name, byte[] Content)> All => _files;

    /// <summary>A batch with all that is special about sizes and bytes.</summary>
    public static SentFiles Special()
    {
        SentFiles files = new();
        files.Add("empty.bin", []);
        files.Add("one.bin", [0x18]);
        files.Add("short block.bin", Bytes(128, seed: 1));
        files.Add("long block.bin", Bytes(1024, seed: 2));
        files.Add("blocks.bin", Bytes(8 * 1024, seed: 3));
        files.Add("every byte.bin", [.. Enumerable.Range(0, 256 * 256).Select(static index => (byte)(index % 256 == 255 ? index / 256 : index))]);
        files.Add("escapes.bin", [.. Enumerable.Repeat<byte[]>([0x18, 0x11, 0x13, 0x91, 0x93, 0x0D, (byte)'@', 0x0D, 0x7F, 0xFF, 0x10, 0x90, 0x2A, 0x1A], 500).SelectMany(static bytes => bytes)]);
        files.Add("größe.bin", Bytes(300_000, seed: 4));
        return files;
    }

    public static byte[] Bytes(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public void Add(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, new DateTime(2024, 2, 29, 12, 34, 56, DateTimeKind.Utc));
        _files.Add((name, content));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
