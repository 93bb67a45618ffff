using Spectra.Synthesis;

namespace Spectra.Matching.Tests.Synthesis;

/// <summary>The facts that the product ships with, read from the repository.</summary>
internal static class ReferenceFiles
{
    public static BandTable Bands()
    {
        using StreamReader text = File.OpenText(PathOf("bands.csv"));
        return BandTable.Load(text);
    }

    public static string PathOf(string name) => Path.Combine(Root(), "reference-libraries", name);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Spectra.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Spectra.sln.");
    }
}
