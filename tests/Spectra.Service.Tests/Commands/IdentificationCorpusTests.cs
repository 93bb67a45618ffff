using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Spectra.Matching.Tests.Support;
using Xunit.Abstractions;

namespace Spectra.Service.Tests.Commands;

/// <summary>Real measurements against real libraries through the command line: build, then identify.</summary>
public sealed class IdentificationCorpusTests(ITestOutputHelper report) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [CorpusFact]
    public void TheFirstHitOfEveryExplosiveIsRight()
    {
        (int queries, int first, int amongFive) = Score("explosives-queries.zip", "condensed-library.zip", "explosives-library.zip");

        Assert.Equal((queries, queries), (first, amongFive));
    }

    [CorpusFact]
    public void TheFirstHitOfNearlyEveryGasIsRight()
    {
        (int queries, int first, int amongFive) = Score("gas-queries.zip", "gas-library.zip");

        Assert.Equal((34, 34), (queries, amongFive));
        Assert.InRange(first, 33, queries);
    }

    private (int Queries, int First, int AmongFive) Score(string queries, params string[] libraries)
    {
        string library = _folder.File("reference.speclib");
        SpectraProcess.Run([], Patience, ["library", "build", .. libraries.Select(name => CorpusFolder.At(name)), "--out", library]).Exits(0);
        IReadOnlyList<JsonElement> lines = SpectraProcess.Run([], Patience, "identify", CorpusFolder.At(queries), "--library", library, "--json").Exits(0).JsonLines();

        Dictionary<string, string[]> truth = Truth(queries);
        int[] ranks = [.. lines.Select(line => Rank(line, truth[line.GetProperty("file").GetString()!]))];
        Assert.Equal(truth.Count, ranks.Length);
        report.WriteLine($"{queries}: {ranks.Count(rank => rank == 1)} first, {ranks.Count(rank => rank <= 5)} among five, of {ranks.Length}");
        return (ranks.Length, ranks.Count(rank => rank == 1), ranks.Count(rank => rank <= 5));
    }

    private static int Rank(JsonElement line, string[] right) =>
        line.GetProperty("hits").EnumerateArray().Where(hit => right.Contains(hit.GetProperty("id").GetString())).Select(hit => hit.GetProperty("rank").GetInt32()).DefaultIfEmpty(int.MaxValue).Min();

    private static Dictionary<string, string[]> Truth(string queries)
    {
        using ZipArchive archive = ZipFile.OpenRead(CorpusFolder.At(queries));
        using StreamReader text = new(archive.GetEntry("truth.csv")!.Open(), Encoding.UTF8);
        using CsvReader csv = CsvReader.Create(text, CsvReaderOptions.Default with { Separator = ',' });
        Dictionary<string, string[]> truth = [];
        while (csv.Read())
        {
            int file = csv.TryGetFieldIndex("file", out int at) ? at : throw new InvalidDataException("The truth names no file.");
            int ids = csv.TryGetFieldIndex("truth_ids", out at) ? at : throw new InvalidDataException("The truth has no ids.");
            truth.Add(csv.GetString(file), csv.GetString(ids).Split(';'));
        }

        return truth;
    }
}
