using Spectra.Synthesis;

namespace Spectra.Matching.Tests.Synthesis;

/// <summary>The facts that the product ships with, read from the repository.</summary>
internal static class ReferenceFiles
{
    public static BandTable Bands()
    {
        using StreamReader text = File.OpenText(Path.Combine(Root(), "reference-libraries", "bands.csv"));
        return BandTable.Load(text);
    }

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
