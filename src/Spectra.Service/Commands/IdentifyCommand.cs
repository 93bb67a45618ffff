using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
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
    public static Command Create()
    {
        Argument<string[]> paths = PathArgument.Create("PATH", "Files, folders or .zip archives of spectra.");
        Option<string[]> libraries = new("--library") { Description = "A .speclib file; may be given several times.", Required = true };
        Option<int> top = new Option<int>("--top") { Description = "How many substances to list.", DefaultValueFactory = _ => 10 }.Between(1, 1000);
        Option<string> metric = new("--metric") { Description = "The score of likeness.", DefaultValueFactory = _ => Metric.Default.Id };
        metric.AcceptOnlyFromAmong([.. Metric.All.Select(known => known.Id)]);
        Option<string> mixture = new("--mixture") { Description = "Whether to look for a mixture: auto (where no single substance explains the spectrum), never or always.", DefaultValueFactory = _ => "auto" };
        mixture.AcceptOnlyFromAmong("auto", "never", "always");
        Option<bool> json = new("--json") { Description = "One JSON line a spectrum on stdout." };
        Command command = new("identify", "What spectra are consistent with, by reference libraries.") { paths, libraries, top, metric, mixture, json };
        command.SetAction(parsed => Run(
            parsed.GetValue(paths)!, parsed.GetValue(libraries)!, parsed.GetValue(top), parsed.GetValue(metric)!, parsed.GetValue(mixture)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string[] paths, string[] libraryPaths, int top, string metricId, string mixture, bool json)
    {
        using OpenLibraries? libraries = OpenLibraries.Open(libraryPaths, out int exit);
        if (libraries is null)
        {
            return exit;
        }

        _ = Metric.TryFind(metricId, out Metric metric);
        Identifier identifier = new(libraries.Libraries, metric, ReferenceFacts.Catalogue, ReferenceFacts.Residues, top, Enum.Parse<MixtureSearch>(mixture, ignoreCase: true));
        Steps.Run("Identifying", paths.Sum(SpectrumSource.Count), step =>
        {
            foreach (SourceItem item in paths.SelectMany(SpectrumSource.Read))
            {
                exit = Math.Max(exit, Identify(identifier, item, json));
                step();
            }
        });
        return exit;
    }

    private static int Identify(Identifier identifier, SourceItem item, bool json)
    {
        (SpectrumFile? file, ReadError? error, ReadOnlyMemory<byte> content) = Opening.Of(item);
        if (file is null)
        {
            Opening.Report(item.Name, error!, json);
            return ExitCode.SomeFailed;
        }

        string sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        for (int subfile = 0; subfile < file.Spectra.Length; subfile++)
        {
            IdentificationReport report = identifier.Identify(item.Name, subfile, sha256, file.Spectra[subfile], RoleInference.Infer(file.Spectra[subfile]));
            if (json)
            {
                CommandOutput.Line(JsonSerializer.Serialize(report, ReportJson.Line.IdentificationReport));
            }
            else
            {
                ReportCard.Draw(report);
            }
        }

        return ExitCode.Done;
    }
}
