using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using Spectra.Formats;
using Spectra.Formats.Sources;
using Spectra.Roles;
using Spectra.Search;
using Spectra.Service.Identification;
using Spectra.Service.Substances;

namespace Spectra.Service.Commands;

/// <summary><c>spectra identify PATH... --library FILE</c>: what spectra are consistent with.</summary>
internal static class IdentifyCommand
{
    /// <summary>Files are answered side by side in blocks of this many, so that memory stays bounded and the order is the sources'.</summary>
    private const int BlockSize = 32;

    public static Command Create()
    {
        Argument<string[]> paths = PathArgument.Create("PATH", "Files, folders or .zip archives of spectra.");
        Option<string[]> libraries = new("--library") { Description = "A .speclib file; may be given several times.", Required = true };
        Option<int> top = new Option<int>("--top") { Description = "How many substances to list.", DefaultValueFactory = _ => 10 }.Between(1, 1000);
        Option<string> metric = new("--metric") { Description = "The score of likeness.", DefaultValueFactory = _ => Metric.Default.Id };
        metric.AcceptOnlyFromAmong([.. Metric.All.Select(known => known.Id)]);
        Option<string> mixture = new("--mixture") { Description = "Whether to look for a mixture: auto (in every usable spectrum of a sample), never, or always (also in blanks and backgrounds).", DefaultValueFactory = _ => "auto" };
        mixture.AcceptOnlyFromAmong("auto", "never", "always");
        Option<bool> json = new("--json") { Description = "One JSON line a spectrum on stdout." };
        Command command = new("identify", "What spectra are consistent with, by reference libraries.") { paths, libraries, top, metric, mixture, json };
        command.SetAction(parsed => Run(
            parsed.GetValue(paths)!, parsed.GetValue(libraries)!, parsed.GetValue(top), parsed.GetValue(metric)!, parsed.GetValue(mixture)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] paths, string[] libraryPaths, int top, string metricId, string mixture, bool json)
    {
        // Libraries are opened on one core while the other reads the facts.
        Task facts = Task.Run(ReferenceFacts.ReadAll);
        using OpenLibraries? libraries = OpenLibraries.Open(libraryPaths, out int exit);
        if (libraries is null)
        {
            return exit;
        }

        facts.GetAwaiter().GetResult();
        _ = Metric.TryFind(metricId, out Metric metric);
        Identifier identifier = new(libraries.Libraries, metric, ReferenceFacts.Catalogue, ReferenceFacts.Residues, top, Enum.Parse<MixtureSearch>(mixture, ignoreCase: true));
        Steps.Run("Identifying", paths.Sum(SpectrumSource.Count), step =>
        {
            foreach (SourceItem[] block in paths.SelectMany(SpectrumSource.Read).Chunk(BlockSize))
            {
                // A single file needs none of the machinery of many.
                IEnumerable<Answer> answers = block.Length == 1 ? [Answer.Of(identifier, block[0])] : SideBySide(identifier, block);
                foreach (Answer answer in answers)
                {
                    exit = Math.Max(exit, Write(answer, json));
                    step();
                }
            }
        });
        return exit;
    }

    private static ParallelQuery<Answer> SideBySide(Identifier identifier, SourceItem[] block) =>
        block.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(item => Answer.Of(identifier, item));

    private static int Write(Answer answer, bool json)
    {
        if (answer.Error is not null)
        {
            Opening.Report(answer.Name, answer.Error, json);
            return ExitCode.SomeFailed;
        }

        foreach (IdentificationReport report in answer.Reports)
        {
            if (json)
            {
                CommandOutput.Line(ReportLine.Of(report));
            }
            else
            {
                ReportCard.Draw(report);
            }
        }

        return ExitCode.Done;
    }

    /// <summary>What became of one file.</summary>
    private sealed record Answer(string Name, ImmutableArray<IdentificationReport> Reports, ReadError? Error)
    {
        public static Answer Of(Identifier identifier, SourceItem item)
        {
            (SpectrumFile? file, ReadError? error, ReadOnlyMemory<byte> content) = Opening.Of(item);
            if (file is null)
            {
                return new Answer(item.Name, [], error);
            }

            string sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
            return new Answer(
                item.Name,
                [.. file.Spectra.Select((spectrum, subfile) => identifier.Identify(item.Name, subfile, sha256, spectrum, RoleInference.Infer(spectrum)))],
                null);
        }
    }
}
