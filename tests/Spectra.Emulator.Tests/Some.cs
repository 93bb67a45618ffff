using Spectra.Emulator.Simulation;

namespace Spectra.Emulator.Tests;

/// <summary>Values for what does not matter in a test.</summary>
internal static class Some
{
    public static string BandTable { get; } = Path.Combine(RepositoryRoot(), "reference-libraries", "bands.csv");

    /// <summary>The file of a device profile that comes with the product.</summary>
    public static string Profile(string id) => Path.Combine(RepositoryRoot(), "src", "Spectra.Driver", "Profiles", $"{id}.json");

    public static Measurement Measurement(params double[] ordinates) =>
        new("SIMULATED TEST", "ABSORBANCE", [.. ordinates.Select((_, i) => 1000 + (i * 2.5))], ordinates, new DateTime(2026, 11, 22, 9, 41, 0, DateTimeKind.Utc));

    /// <summary>A measurement with slopes, flat stretches, both signs and every number of digits that the formats have to carry.</summary>
    public static Measurement Spectrum()
    {
        RandomStream random = new(5);
        double[] positions = DetectorAxis.Positions();
        double[] ordinates = [.. positions.Select((x, i) => i is > 100 and < 140 ? 0.25 : LineShape.At(x - 1700, 30) + (i % 7 == 0 ? 0 : random.Noise() * 0.001) - 0.0005)];
        return new Measurement("SIMULATED TEST", "ABSORBANCE", positions, ordinates, new DateTime(2026, 11, 22, 9, 41, 0, DateTimeKind.Utc));
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Spectra.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Spectra.sln.");
    }
}
