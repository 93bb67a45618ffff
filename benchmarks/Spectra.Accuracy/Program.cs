using System.Globalization;
using Spectra.Accuracy;

// Identification quality on a corpus folder: builds its libraries, asks every query set by every metric, and writes one table a set.
string corpus = args.Length > 0 ? args[0] : Environment.GetEnvironmentVariable("SPECTRA_CORPUS") ?? "../shared/corpus";
if (!Directory.Exists(corpus))
{
    Console.Error.WriteLine($"There is no corpus folder '{corpus}': give it as the argument or in SPECTRA_CORPUS. Nothing was measured.");
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length > 1 && MixtureCommands.TryRun(corpus, args[1]))
{
    return 0;
}

string output = args.Length > 1 ? args[1] : "benchmarks/results/accuracy.md";
using CorpusLibraries libraries = new(corpus);
AccuracyReport report = new(corpus, libraries);
string markdown = report.Run(line => Console.Error.WriteLine(line));
File.WriteAllText(output, markdown);
Console.WriteLine(markdown);
return 0;
