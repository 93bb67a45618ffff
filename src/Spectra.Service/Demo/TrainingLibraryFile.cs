using Spectra.Libraries;
using Spectra.Preprocessing;
using Spectra.Search;
using Spectra.Synthesis;

namespace Spectra.Service.Demo;

/// <summary>Builds the training library from the band tables that ship with the product. Everything in it is SYNTHETIC.</summary>
internal static class TrainingLibraryFile
{
    /// <summary>The library's name, shown with every hit.</summary>
    public const string Name = "SYNTHETIC training";

    /// <summary>Writes the library of every substance with enough bands.</summary>
    /// <param name="bands">The band table.</param>
    /// <param name="path">The .speclib file to write.</param>
    /// <returns>How many references it holds.</returns>
    public static int Build(string bands, string path)
    {
        using StreamReader text = File.OpenText(bands);
        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using LibraryWriter writer = new(path, Name, "1", recipe);
        foreach (TrainingReference reference in TrainingLibrary.From(BandTable.Load(text)))
        {
            if (recipe.Apply(reference.Spectrum) is Preparation.Ready ready)
            {
                writer.Add(
                    new ReferenceSpectrum(
                        reference.Id,
                        new Substance(Substance.Of(reference.SubstanceName, reference.Cas?.ToString()).Key, reference.Name, reference.Cas?.ToString()),
                        Technique.NotStated,
                        reference.State == SampleState.Gas ? "gas" : "condensed",
                        reference.SourceText,
                        reference.Spectrum.Unit.Id,
                        IsSynthetic: true,
                        Sha256: null),
                    ready.Spectrum);
            }
        }

        int count = writer.Count;
        writer.Complete(NeighbourSearch.Survey);
        return count;
    }
}
