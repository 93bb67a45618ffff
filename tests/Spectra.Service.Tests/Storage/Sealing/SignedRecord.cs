using System.Text.Json.Nodes;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Storage.Sealing;

/// <summary>A small data folder of one recorded file, whose seal is signed.</summary>
internal sealed class SignedRecord : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SignedRecord(JsonObject? seal = null)
    {
        if (seal is not null)
        {
            Configure(seal);
        }

        Append();
    }

    public string Folder => _folder.Path;

    public string SealPath => _folder.File(SealFile.FileName);

    public string KeyPath => _folder.File($"{FileSealSigner.FolderName}/{FileSealSigner.KeyName}");

    public ChainSeal Seal => new SealFile(Folder).Read()!;

    public string File(string name) => _folder.File(name);

    public void Configure(JsonObject seal) => System.IO.File.WriteAllText(_folder.File(SiteSettings.FileName), new JsonObject { [SealSettings.Key] = seal }.ToJsonString());

    public AuditReport Verify(AuditDemands? demands = null) => AuditVerifier.Verify(Folder, demands);

    /// <summary>Records a file that is like no other.</summary>
    public void Append()
    {
        using Database database = Database.Open(Folder, new SteppingClock());
        new MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.FileSetAside(Guid.NewGuid().ToString()));
    }

    public string Refusal() => Assert.Throws<EvidenceException>(Append).Message;

    /// <summary>The one thing an audit finds wrong.</summary>
    public AuditFinding Finding(AuditDemands? demands = null)
    {
        AuditReport report = Verify(demands);
        return report.Findings.Length == 1 ? report.Findings[0] : throw new InvalidOperationException($"{report.Findings.Length} findings: {string.Join(" ", report.Findings.Select(static finding => finding.Sentence))} {report.NotChecked}");
    }

    public void EditSeal(Action<JsonNode> edit)
    {
        JsonNode seal = JsonNode.Parse(System.IO.File.ReadAllText(SealPath))!;
        edit(seal);
        System.IO.File.WriteAllText(SealPath, seal.ToJsonString());
    }

    public void Dispose() => _folder.Dispose();
}
