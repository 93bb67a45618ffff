namespace Spectra.Service.Substances;

/// <summary>The facts that ship beside the executable.</summary>
internal static class ReferenceFacts
{
    /// <summary>The folder of the reference files.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "reference-libraries");

    private static readonly Lazy<SubstanceCatalogue> Loaded = new(static () => SubstanceCatalogue.Load(Folder));

    /// <summary>What is known of substances; read once.</summary>
    public static SubstanceCatalogue Catalogue => Loaded.Value;
}
