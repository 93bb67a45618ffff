using System.Globalization;
using System.Text;

namespace Spectra.Benchmarks.Dock;

/// <summary>A folder with one spectrum of about a wanted size, for the simulated detector to hold.</summary>
internal sealed class RecordFolder : IDisposable
{
    private const int LineBytes = 20;

    public RecordFolder(int bytes)
    {
        StringBuilder text = new(bytes);
        int points = bytes / LineBytes;
        for (int i = 0; i < points; i++)
        {
            double wavenumber = 400 + (3600.0 * i / points);
            double band = (wavenumber - 1700) / 20;
            text.Append(CultureInfo.InvariantCulture, $"{wavenumber:0000.00000},{1 / (1 + (band * band)):0.000000}\n");
        }

        string file = System.IO.Path.Combine(Path, "S0001.CSV");
        File.WriteAllText(file, text.ToString());
        Bytes = new FileInfo(file).Length;
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("spectra-bench-records-").FullName;

    public long Bytes { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
