using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Spectra.Accuracy;
using Spectra.Accuracy.Rules;
using Spectra.Search;

// Identification quality on a corpus folder. Without a command: builds its libraries, asks every query set by every metric, or by those
// named after CORPUS and the output file, and writes one table a set, with plots in the folder plots beside it. train-combined: chooses the weights of the default score and writes them with their record. rule: measures the decision rule in force.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
bool trains = args is ["train-combined", ..];
string[] rest = trains ? args[1..] : args;
string corpus = rest.Length > 0 ? rest[0] : Environment.GetEnvironmentVariable("SPECTRA_CORPUS") ?? "../shared/corpus";
if (!Directory.Exists(corpus))
{
    Console.Error.WriteLine($"There is no corpus folder '{corpus}': give it as the argument or in SPECTRA_CORPUS. Nothing was measured.");
    return 2;
}

if (rest.Length > 1 && MixtureCommands.TryRun(corpus, rest[1]))
{
    return 0;
}

using CorpusLibraries libraries = new(corpus);
if (rest is [_, "train-confidence"])
{
    new ConfidenceTraining(corpus, libraries).Run("src/Spectra.Matching/Confidence/confidence-model.json", Console.Error.WriteLine);
    return 0;
}

if (rest is [_, "rule"])
{
    RuleCommand.Run(corpus, libraries, Console.Error.WriteLine);
    return 0;
}

if (trains)
{
    string weights = rest.Length > 1 ? rest[1] : "src/Spectra.Matching/Search/combined-score.json";
    CombinedScore score = new CombinedTraining(corpus, libraries)
        .Run("dotnet run -c Release --project benchmarks/Spectra.Accuracy -- train-combined CORPUS", Console.Error.WriteLine);
    string json = JsonSerializer.Serialize(score, CombinedScoreJson.Default.CombinedScore);
    File.WriteAllText(weights, json + "\n");
    Console.WriteLine(json);
    return 0;
}

string output = rest.Length > 1 ? rest[1] : "benchmarks/results/accuracy.md";
ImmutableArray<Metric> metrics = rest.Length > 2 ? [.. Metric.All.Where(metric => rest.Skip(2).Contains(metric.Id))] : Metric.All;
string plots = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(output))!, "plots");
string markdown = new AccuracyReport(corpus, libraries, metrics, plots).Run(Console.Error.WriteLine);
File.WriteAllText(output, markdown);
Console.WriteLine(markdown);
return 0;
