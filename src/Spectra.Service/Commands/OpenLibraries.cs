using System.Collections.Immutable;
using Spectra.Libraries;
using Spectra.Search;
using Spectra.Service.Identification;
using Spectra.Service.Libraries.Releases;
using Spectra.Service.Substances;

namespace Spectra.Service.Commands;

/// <summary>The libraries of a command, opened together and closed together.</summary>
internal sealed class OpenLibraries : IDisposable
{
    private OpenLibraries(ImmutableArray<ReferenceLibrary> libraries) => Libraries = libraries;

    /// <summary>The libraries in the order given.</summary>
    public ImmutableArray<ReferenceLibrary> Libraries { get; }

    /// <summary>The library files of a data folder, those of active releases put in their place where a stop left others there.</summary>
    public static string[] InForce(string folder)
    {
        foreach (string fault in ReleaseActivations.Repair(folder))
        {
            CommandOutput.Problem(fault);
        }

        return DataFolder.Libraries(folder);
    }

    /// <summary>Opens every file; where one is refused, says so and gives the exit code.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="exit">The exit code.</param>
    /// <param name="forEvidence">Whether what they answer becomes evidence: then every byte is held against the identity that the record will name.</param>
    public static OpenLibraries? Open(IReadOnlyList<string> paths, out int exit, bool forEvidence = false)
    {
        exit = ExitCode.Done;
        List<ReferenceLibrary> opened = [];
        foreach (string path in paths)
        {
            if (!File.Exists(path))
            {
                exit = ExitCode.Usage;
                CommandOutput.Problem($"There is no library '{path}': build one with 'spectra library build'.");
                continue;
            }

            switch (ReferenceLibrary.Open(path))
            {
                case LibraryOpening.Opened { Library: { } library } when forEvidence && library.AlteredParts() is [{ } altered, ..]:
                    exit = ExitCode.Refused;
                    CommandOutput.Problem($"The library '{path}' is refused: part '{altered}' was altered since it was built: copy the file again from where it came from.");
                    library.Dispose();
                    break;
                case LibraryOpening.Opened { Library: { } library }:
                    opened.Add(library);
                    break;
                case LibraryOpening.Refused { Reason: { } reason }:
                    exit = ExitCode.Refused;
                    CommandOutput.Problem(reason);
                    break;
            }
        }

        if (opened.Count == paths.Count)
        {
            return new OpenLibraries([.. opened]);
        }

        opened.ForEach(library => library.Dispose());
        return null;
    }

    /// <summary>What answers from them, for evidence; null where there are none.</summary>
    public Identifier? Identifier() =>
        Libraries.IsEmpty ? null : new Identifier(Libraries, Metric.Default, ReferenceFacts.Catalogue, ReferenceFacts.Residues, AnalysisSettings.Candidates);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ReferenceLibrary library in Libraries)
        {
            library.Dispose();
        }
    }
}
