using System.Globalization;
using System.Text;

namespace Spectra.Emulator.Records;

/// <summary>Measurements that are files somebody has: one file, or those of a folder by name.</summary>
internal sealed class FileSource : IMeasurementSource
{
    private readonly string[] _paths;

    /// <exception cref="IOException">There is no such file or folder, or it is empty.</exception>
    public FileSource(string path)
    {
        _paths = Directory.Exists(path) ? [.. Directory.GetFiles(path).Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal)]
            : File.Exists(path) ? [path]
            : throw new FileNotFoundException($"{path} is neither a file nor a folder; --spectra takes one of them, or SYNTHETIC.");
        if (_paths is [])
        {
            throw new FileNotFoundException($"The folder {path} holds no files; --spectra needs at least one.");
        }
    }

    /// <inheritdoc/>
    public int Count => _paths.Length;

    /// <inheritdoc/>
    public NewMeasurement Measure(int number, DateTime at)
    {
        string path = _paths[number % Count];
        int round = number / Count;
        string name = Path.GetFileName(path);
        byte[] content = File.ReadAllBytes(path);
        return round == 0
            ? new NewMeasurement(name, content, Role(name), "")
            : new NewMeasurement($"{Path.GetFileNameWithoutExtension(name)}-{round + 1}{Path.GetExtension(name)}", Again(content, round + 1), Role(name), "");
    }

    // The letters that the simulated detector itself begins its names with; its backgrounds and blanks take turns.
    private static string Role(string name) => name.Length > 4 && int.TryParse(name.AsSpan(1, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? char.ToUpperInvariant(name[0]) switch { 'B' => number % 2 == 1 ? "background" : "blank", 'C' => "check", _ => "sample" }
        : "sample";

    // A file measured again differs in a remark, so that it is not the same content; one that has no known place for remarks stays as it is.
    private static byte[] Again(byte[] content, int round)
    {
        const int SpcRemark = 88;
        const int SpcRemarkLength = 130;
        string remark = string.Create(CultureInfo.InvariantCulture, $"measured again, number {round}");
        int line = Array.IndexOf(content, (byte)'\n') + 1;
        if (content.AsSpan().StartsWith("##"u8) && line > 0)
        {
            return [.. content[..line], .. Encoding.ASCII.GetBytes($"$$ {remark}\r\n"), .. content[line..]];
        }

        if (content.Length > 512 && content[1] is 0x4B)
        {
            Encoding.ASCII.GetBytes(remark, content.AsSpan(SpcRemark + SpcRemarkLength - remark.Length, remark.Length));
            return content;
        }

        return content.AsSpan(0, Math.Min(content.Length, 64)).IndexOf((byte)0) < 0 ? [.. Encoding.ASCII.GetBytes($"# {remark}\r\n"), .. content] : content;
    }
}
