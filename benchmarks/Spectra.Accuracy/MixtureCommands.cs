using System.Collections.Immutable;
using Spectra.Libraries;

namespace Spectra.Accuracy;

/// <summary>
/// The commands about mixtures: <c>CORPUS train-mixtures</c>, then (built again with the new model) <c>CORPUS spike-mixtures</c>, then <c>CORPUS mixtures</c>.
/// </summary>
internal static class MixtureCommands
{
    private const string Model = "src/Spectra.Matching/Mixtures/mixture-model.json";

    /// <summary>Runs the command of a name; false where there is none.</summary>
    public static bool TryRun(string corpus, string command)
    {
        if (command is not ("train-mixtures" or "spike-mixtures" or "mixtures"))
        {
            return false;
        }

        using CorpusLibraries folder = new(corpus);
        ImmutableArray<ReferenceLibrary> libraries = [folder.Get("condensed"), folder.Get("explosives")];
        if (command == "train-mixtures")
        {
            new MixtureTraining(corpus, libraries).Run(Model, Console.Error.WriteLine);
        }
        else if (command == "spike-mixtures")
        {
            new MixtureSpiking(corpus, libraries).Run(Model, Console.Error.WriteLine);
        }
        else
        {
            string markdown = new MixtureAccuracy(corpus, libraries).Run(Console.Error.WriteLine);
            File.WriteAllText("benchmarks/results/accuracy-mixtures.md", markdown);
            Console.WriteLine(markdown);
        }

        return true;
    }
}
