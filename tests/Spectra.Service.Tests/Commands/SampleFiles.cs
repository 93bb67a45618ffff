using System.Globalization;
using System.Text;

namespace Spectra.Service.Tests.Commands;

/// <summary>Spectra made of bands from a seed, written from the formats' descriptions: another seed, another substance.</summary>
internal static class SampleFiles
{
    public const string Prose = "Notes of the morning shift.\nThe sample was grey and smelled of nothing.\n";

    private const int Points = 838;

    /// <summary>Positions in 1/cm, ascending.</summary>
    public static double[] Wavenumbers { get; } = [.. Enumerable.Range(0, Points).Select(i => 650.0 + (4 * i))];

    /// <summary>The absorbances of a substance, highest about 1.</summary>
    public static double[] Absorbances(int seed)
    {
        Random random = new(seed);
        (double Centre, double Height, double Width)[] bands = [.. Enumerable.Range(0, 12).Select(_ => ((random.NextDouble() * 2900) + 750, (random.NextDouble() * 0.8) + 0.1, (random.NextDouble() * 30) + 14))];
        return [.. Wavenumbers.Select(x => 0.01 + bands.Sum(band => band.Height * Math.Exp(-2.77 * Math.Pow((x - band.Centre) / band.Width, 2))))];
    }

    /// <summary>The same on another day: noise, a tilted baseline, more of the sample.</summary>
    public static double[] Measured(int seed, int day)
    {
        Random random = new((seed * 1000) + day);
        return [.. Absorbances(seed).Select((y, i) => (0.8 * y) + (0.05 * i / Points) + (0.002 * (random.NextDouble() - 0.5)))];
    }

    /// <summary>A JCAMP-DX 4.24 file, AFFN.</summary>
    public static string Jcamp(double[] ordinates, string title = "sample", string? cas = null, string unit = "ABSORBANCE", string more = "")
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"##TITLE={title}\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n{(cas is null ? "" : $"##CAS REGISTRY NO={cas}\n")}{more}");
        text.Append(CultureInfo.InvariantCulture, $"##XUNITS=1/CM\n##YUNITS={unit}\n##FIRSTX={Wavenumbers[0]}\n##LASTX={Wavenumbers[ordinates.Length - 1]}\n##NPOINTS={ordinates.Length}\n##XFACTOR=1\n##YFACTOR=0.000001\n##XYDATA=(X++(Y..Y))\n");
        for (int i = 0; i < ordinates.Length; i += 8)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Wavenumbers[i]} {string.Join(' ', ordinates.Skip(i).Take(8).Select(y => Math.Round(y * 1e6)))}\n");
        }

        return text.Append("##END=\n").ToString();
    }

    /// <summary>Two columns under a heading that states the units.</summary>
    public static string Csv(double[] ordinates, string heading = "wavenumber (cm-1),absorbance", Func<double, double>? position = null)
    {
        position ??= static x => x;
        return $"{heading}\n{string.Concat(ordinates.Select((y, i) => string.Create(CultureInfo.InvariantCulture, $"{position(Wavenumbers[i]):F6},{y:F6}\n")))}";
    }

    /// <summary>A polystyrene film in absorbance: Gaussian bands at the published positions and the strong ones between them, every 2 cm-1.</summary>
    public static string PolystyreneFilm()
    {
        (double At, double Height, double Width)[] bands =
        [
            (3060.0, 0.45, 12), (3026, 0.9, 12), (2923, 1.0, 24), (2849.5, 0.5, 16), (1942.9, 0.12, 18), (1870, 0.1, 18), (1802, 0.1, 16), (1746, 0.06, 16),
            (1601.2, 0.5, 8), (1583.0, 0.2, 8), (1493, 1.0, 8), (1452, 1.0, 10), (1154.5, 0.1, 10), (1069, 0.15, 10), (1028.3, 0.4, 8), (906, 0.15, 10), (757, 1.2, 12), (699, 1.5, 12),
        ];
        Random random = new(1);
        IEnumerable<string> rows = Enumerable.Range(0, 1676).Select(i => 650.0 + (2 * i)).Select(x => string.Create(
            CultureInfo.InvariantCulture,
            $"{x},{0.02 + bands.Sum(band => band.Height * Math.Exp(-2.7726 * Math.Pow((x - band.At) / band.Width, 2))) + (0.0001 * (random.NextDouble() - 0.5)):F6}\n"));
        return $"wavenumber (cm-1),absorbance\n{string.Concat(rows)}";
    }

    /// <summary>A folder of its own with these files.</summary>
    public static TemporaryFolder Folder(params (string Name, string Content)[] files)
    {
        TemporaryFolder folder = new();
        foreach ((string name, string content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
            File.WriteAllText(folder.File(name), content);
        }

        return folder;
    }
}
