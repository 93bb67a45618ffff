using Spectra.Confidence;

namespace Spectra.Service.Substances;

/// <summary>The facts that ship beside the executable.</summary>
internal static class ReferenceFacts
{
    /// <summary>The folder of the reference files.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "reference-libraries");

    private static readonly Lazy<SubstanceCatalogue> Loaded = new(static () => SubstanceCatalogue.Load(Folder));

    private static readonly Lazy<ResidueTable> LoadedResidues = new(LoadResidues);

    /// <summary>What is known of substances; read once.</summary>
    public static SubstanceCatalogue Catalogue => Loaded.Value;

    /// <summary>What a crystal that is not clean shows; read once.</summary>
    public static ResidueTable Residues => LoadedResidues.Value;

    private static ResidueTable LoadResidues()
    {
        using StreamReader text = File.OpenText(Path.Combine(Folder, "environment.csv"));
        return ResidueTable.Load(text);
    }
}
