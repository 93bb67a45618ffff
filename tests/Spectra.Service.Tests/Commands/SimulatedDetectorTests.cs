using System.Data.Common;
using System.Text.Json;
using Dapper;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Commands;

/// <summary><c>dock sim:NAME</c>: a simulated detector beside the program.</summary>
public sealed class SimulatedDetectorTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void ASimulatedDetectorIsDockedOverItsLineAndLeavesItsJournal()
    {
        SpectraRun first = SpectraProcess.Run("dock", "sim:scpi", "--data", _data.Path, "--decontaminated", "--json").Exits(0);
        SpectraRun second = SpectraProcess.Run("dock", "sim:scpi", "--data", _data.Path, "--decontaminated", "--json").Exits(0);

        JsonElement[] spectra = [.. first.JsonLines().Where(static line => line.TryGetProperty("file", out _))];
        Assert.Contains("sample", spectra.Select(static line => line.GetProperty("role").GetString()));
        Assert.Contains(first.JsonLines(), static line => line.TryGetProperty("sequence", out _));
        Assert.Empty(second.StdoutBytes);
        Assert.Contains($"{spectra.Length} known already", second.Stderr, StringComparison.Ordinal);
        using DbConnection connection = new RecordProbe(_data.Path).Open();
        (string session, string address, string journal) = connection.QuerySingle<(string, string, string)>("SELECT s.id, s.address, e.journal_sha256 FROM evidence_session s JOIN evidence_session_end e ON e.session_id = s.id");
        Assert.Equal(("sim:scpi", Some.Hash(File.ReadAllBytes(_data.File($"journals/{session}.jsonl")))), (address, journal));
        SpectraProcess.Run("audit", "verify", "--data", _data.Path).Exits(0);
    }

    [Fact]
    public void ANameThatIsNoneIsAnsweredWithThoseThatAre() =>
        Assert.Contains("sim:scpi", SpectraProcess.Run("dock", "sim:nothing", "--data", _data.Path).Exits(2).Stderr, StringComparison.Ordinal);
}
