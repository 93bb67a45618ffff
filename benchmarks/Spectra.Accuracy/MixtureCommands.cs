using System.Collections.Immutable;
using Spectra.Libraries;

namespace Spectra.Accuracy;

/// <summary>The commands about mixtures: <c>CORPUS train-mixtures</c> and <c>CORPUS mixtures</c>.</summary>
internal static class MixtureCommands
{
    /// <summary>Runs the command of a name; false where there is none.</summary>
    public static bool TryRun(string corpus, string command)
    {
        if (command is not ("train-mixtures" or "mixtures"))
        {
            return false;
        }

        using CorpusLibraries folder = new(corpus);
        ImmutableArray<ReferenceLibrary> libraries = [folder.Get("condensed"), folder.Get("explosives")];
        if (command == "train-mixtures")
        {
            new MixtureTraining(corpus, libraries).Run("src/Spectra.Matching/Mixtures/mixture-model.json", Console.Error.WriteLine);
        }

        return true;
    }
}
