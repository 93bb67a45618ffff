using Spectra.Confidence;
using Spectra.Explanation;

namespace Spectra.Service.Substances;

/// <summary>The facts that ship beside the executable.</summary>
internal static class ReferenceFacts
{
    /// <summary>The folder of the reference files.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "reference-libraries");

    private static readonly Lazy<SubstanceCatalogue> Loaded = new(static () => SubstanceCatalogue.Load(Folder));

    private static readonly Lazy<ResidueTable> LoadedResidues = new(LoadResidues);

    private static readonly Lazy<FunctionalGroupTable> LoadedFunctionalGroups = new(LoadFunctionalGroups);

    /// <summary>What is known of substances; read once.</summary>
    public static SubstanceCatalogue Catalogue => Loaded.Value;

    /// <summary>What a crystal that is not clean shows; read once.</summary>
    public static ResidueTable Residues => LoadedResidues.Value;

    /// <summary>Where textbooks expect the bands of functional groups; read once.</summary>
    public static FunctionalGroupTable FunctionalGroups => LoadedFunctionalGroups.Value;

    /// <summary>Reads what every identification needs, so that nobody waits for it later.</summary>
    public static void ReadAll()
    {
        _ = Catalogue;
        _ = Residues;
    }

    private static FunctionalGroupTable LoadFunctionalGroups()
    {
        using StreamReader text = File.OpenText(Path.Combine(Folder, "functional_groups.csv"));
        return FunctionalGroupTable.Load(text);
    }

    private static ResidueTable LoadResidues()
    {
        using StreamReader text = File.OpenText(Path.Combine(Folder, "environment.csv"));
        return ResidueTable.Load(text);
    }
}
