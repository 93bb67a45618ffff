using System.Globalization;
using System.Text;
using Spectra.Emulator.Simulation;

namespace Spectra.Emulator.Stick;

/// <summary><c>stick</c>: fills a folder like the memory stick of a portable detector.</summary>
internal static class StickCommand
{
    private static readonly DateOnly UsualDate = new(2026, 11, 22);

    public static Command Command { get; } = new(
        "stick",
        "fills a folder like a detector's memory stick",
        """
        spectra-emulator stick --out DIR --bands FILE --seed N [--date YYYYMMDD] [--truth FILE] [--with-faults]

          --out DIR        the folder to fill; made where it is missing
          --bands FILE     the band table the samples are simulated from
          --seed N         the same number gives the same bytes
          --date YYYYMMDD  the day the detector believes it is (20261122)
          --truth FILE     writes what every file really is, to a place outside the stick
          --with-faults    adds a report that is no spectrum and a spectrum cut short
        """,
        Run);

    private static void Run(string[] arguments, TextWriter output)
    {
        Options options = new(arguments, ["--out", "--bands", "--seed", "--date", "--truth"], ["--with-faults"]);
        string folder = options.Require("--out");
        ulong seed = options.RequireNumber("--seed");
        DateOnly date = options.FindDate("--date", UsualDate);
        StickContent content = new(BandFile.Read(options.Require("--bands")), seed, date);

        IReadOnlyList<StickFile> files = [.. content.Files(), .. options.Has("--with-faults") ? content.Faults() : []];
        foreach (StickFile file in files)
        {
            string path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content);
            File.SetLastWriteTimeUtc(path, file.At);
        }

        if (options.Find("--truth") is { } truth)
        {
            File.WriteAllText(truth, TruthTable(files));
        }

        output.WriteLine($"{files.Count} files in {folder}, all SIMULATED, seed {seed}.");
    }

    private static string TruthTable(IReadOnlyList<StickFile> files)
    {
        StringBuilder table = new("file,role,expected,cas,name,share\n");
        foreach (StickFile file in files)
        {
            foreach (Truth truth in file.Truth)
            {
                table.Append(CultureInfo.InvariantCulture, $"{file.Path},{truth.Role},{truth.Expected},{truth.Cas},{truth.Name},{truth.Share}\n");
            }
        }

        return table.ToString();
    }
}
