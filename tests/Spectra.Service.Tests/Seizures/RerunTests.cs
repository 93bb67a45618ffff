using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Spectra.Service.Accounts;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Cases;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Seizures;

/// <summary>What the record says is repeated from what it holds, by the program as its users run it.</summary>
public sealed class RerunTests(SampleLibrary library) : IClassFixture<SampleLibrary>
{
    private const int Records = 30;

    [Fact]
    public async Task EveryAnalysisOfTheRecordIsRepeatedToTheByte()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        HashSet<Guid> recorded = [];
        for (int number = 0; number < Records; number++)
        {
            // Each of the library's substances, mixtures of them, and one that is in no library.
            double[] one = SampleFiles.Measured(1 + (number % 4), number);
            double[] other = SampleFiles.Measured(1 + ((number + 1) % 3), number);
            double[] both = [.. one.Zip(other, (a, b) => number % 2 == 0 ? a : (0.6 * a) + (0.4 * b))];
            recorded.Add(await Seizure.RecordedAsync(officer, $"m{number}.jdx", SampleFiles.Jcamp(both)));
        }

        IReadOnlyList<JsonElement> lines = Rerun(host, 0);

        Assert.Equal(Records, lines.Count);
        Assert.All(lines, static line => Assert.Equal("identical", line.GetProperty("outcome").GetString()));
        Assert.Equal(recorded, lines.Select(static line => line.GetProperty("measurement").GetGuid()).ToHashSet());
    }

    [Fact]
    public async Task AnAnalysisOfAnotherVersionWithTheSameAnswerSaysThatTheVersionAloneDiffers()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        Guid measurement = await Seizure.RecordedAsync(officer, "m.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1)));
        Guid other = AppendCopy(host, measurement, static report => report.Replace($"\"version\":\"{Engine.Version}\"", "\"version\":\"0.0.9\"", StringComparison.Ordinal), "0.0.9");

        JsonElement line = Assert.Single(Rerun(host, 0), line => line.GetProperty("analysis").GetGuid() == other);

        Assert.Equal(("same-answer", "0.0.9", Engine.Version), (line.GetProperty("outcome").GetString()!, line.GetProperty("engineThen").GetString()!, line.GetProperty("engineNow").GetString()!));
        JsonElement difference = Assert.Single(line.GetProperty("differences").EnumerateArray());
        Assert.Equal(("$.engine.version", "\"0.0.9\"", $"\"{Engine.Version}\""), Parts(difference));
    }

    [Fact]
    public async Task AnAnalysisThatDoesNotComeOutTheSameSaysExactlyWhatDiffers()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        Guid measurement = await Seizure.RecordedAsync(officer, "m.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1)));
        string statement = Assert.Single(host.Service.Services.GetRequiredService<MeasurementStore>().Find(measurement)!.Analyses).Statement;
        Guid other = AppendCopy(host, measurement, report => report.Replace(JsonSerializer.Serialize(statement), "\"something else\"", StringComparison.Ordinal), Engine.Version);

        JsonElement line = Assert.Single(Rerun(host, 1), line => line.GetProperty("analysis").GetGuid() == other);

        Assert.Equal("different", line.GetProperty("outcome").GetString());
        JsonElement difference = Assert.Single(line.GetProperty("differences").EnumerateArray());
        Assert.Equal(("$.verdict.statement", "\"something else\""), (Parts(difference).Path, Parts(difference).Then));
    }

    private static (string Path, string Then, string Now) Parts(JsonElement difference) =>
        (difference.GetProperty("path").GetString()!, difference.GetProperty("then").GetString()!, difference.GetProperty("now").GetString()!);

    private static Guid AppendCopy(RecordHost host, Guid measurementId, Func<string, string> change, string version)
    {
        MeasurementStore store = host.Service.Services.GetRequiredService<MeasurementStore>();
        Analysis first = Assert.Single(store.Find(measurementId)!.Analyses);
        string report = change(first.ReportJson);
        Assert.NotEqual(first.ReportJson, report);
        return store.AppendAnalysis(measurementId, new NewAnalysis(version, first.RecipeHash, first.Metric, first.LibrariesJson, first.QualityVerdict, first.VerdictKind, first.Ids, first.Level, first.Statement, report));
    }

    private IReadOnlyList<JsonElement> Rerun(RecordHost host, int exit) =>
        SpectraProcess.Run("record", "rerun", "--all", "--json", "--library", library.Path, "--data", host.DataFolder).Exits(exit).JsonLines();
}
