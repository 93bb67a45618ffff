using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>A record of an earlier version, opened by this one.</summary>
public sealed class MigrationTests : IDisposable
{
    private const string LastReleased = "0002-append-only.sql";
    private const string Site = "0196f3a2-0000-7000-8000-000000000001";

    private readonly TemporaryFolder _folder = new();
    private readonly string _measurement = Guid.CreateVersion7().ToString();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sqlite", "0001-evidence.sql", "50708b7fe6f9e8a2f7759f090e124ed4dbcecb853867b1d4de69facf2650fc04")]
    [InlineData("sqlite", LastReleased, "4b644016214cc000c614dd6632d8db8927b2a9a6b3296e537c95dcd56bfe9c48")]
    public void AScriptThatWasReleasedIsNeverEdited(string dialect, string name, string sha256) =>
        Assert.Equal(sha256, Some.Hash(Encoding.UTF8.GetBytes(Migrations.ScriptsOf(dialect).Single(script => script.Name == name).Contents)));

    [Theory]
    [InlineData(LastReleased)]
    [InlineData("0004-docking-append-only.sql")]
    public void AnOldRecordIsBroughtUpToDateWithItsHashesAsTheyWere(string lastStep)
    {
        MakeOldRecord(lastStep);
        AuditReport before = AuditVerifier.Verify(_folder.Path);
        Assert.Empty(before.Findings);
        Assert.Contains("unsigned seal of an older version", Assert.Single(before.Notes), StringComparison.Ordinal);
        RecordReader reader = RecordReader.Open(_folder.Path);
        Assert.True(reader.Find(Guid.Parse(_measurement))!.IsIntact);
        Assert.True(Assert.Single(reader.List(5)).IsIntact);
        Assert.True(Assert.Single(reader.ListSetAside(5)).IsIntact);
        Assert.Empty(reader.ListExhibits());

        SteppingClock clock = new();
        using Database database = Database.Open(_folder.Path, clock);
        AuditReport after = AuditVerifier.Verify(_folder.Path);
        Assert.Empty(after.Findings);
        Assert.Equal((before.Events, before.Head), (after.Events, after.Head));
        Assert.Empty(after.Notes);
        MeasurementStore store = new(database, clock, "0.2.0");
        MeasurementRecord found = store.Find(Guid.Parse(_measurement))!;
        Assert.True(found.IsIntact);
        Assert.Equal(("SN 1", "powder", (string?)null, (MeasurementSequence?)null), (found.Session.Identity.Serial, found.Measurement.Title, found.Measurement.RecordId, found.Sequence));
        Assert.Equal((1, null, null), (found.Session.End!.Tally.Found, found.Session.End.Totals, found.Session.Decontaminated));

        SessionRecorder session = store.Begin(Some.Address);
        session.Connected(Some.Device("SN 1"));
        session.Record(Some.File("new"), [Some.Sample()]);
        session.End(new Spectra.Driver.Docking.DockOutcome.Cancelled(Spectra.Driver.Docking.DockTally.None), Some.Report());

        // The old sample gets its sequence too: nobody had recorded one.
        Assert.NotNull(store.Find(Guid.Parse(_measurement))!.Sequence);
        Assert.Empty(AuditVerifier.Verify(_folder.Path).Findings);
    }

    private void MakeOldRecord(string lastStep)
    {
        using DbConnection connection = OpenOld();
        foreach (DbUp.Engine.SqlScript script in Migrations.ScriptsOf(TestEngine.IsPostgresql ? "postgres" : "sqlite").TakeWhile(script => string.CompareOrdinal(script.Name, lastStep) <= 0))
        {
            connection.Execute(script.Contents);
            connection.Execute("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES (@Name, '2026-03-01')", new { script.Name });
        }

        ChainHead head = ChainHead.BeginningOf(Site);
        using (DbTransaction transaction = connection.BeginTransaction())
        {
            EvidenceTransaction append = new(connection, transaction, Site, head, SteppingClock.Start.AddDays(-10));
            foreach (EvidenceRow row in OldRows())
            {
                append.Insert(row);
            }

            head = append.Head;
            transaction.Commit();
        }

        new SealFile(_folder.Path).Write(new ChainSeal(ChainSeal.UnsignedFormat, Site, lastStep, head, null));
    }

    /// <summary>The journal as the released version's DbUp made it. On PostgreSQL nothing was released before this version: there it is what an upgrade that stopped half-way leaves.</summary>
    private DbConnection OpenOld()
    {
        if (!TestEngine.IsPostgresql)
        {
            DbConnection file = new RecordProbe(_folder.Path).Open();
            file.Execute("CREATE TABLE SchemaVersions (SchemaVersionID INTEGER CONSTRAINT 'PK_SchemaVersions_SchemaVersionID' PRIMARY KEY AUTOINCREMENT NOT NULL, ScriptName TEXT NOT NULL, Applied DATETIME NOT NULL)");
            return file;
        }

        string schema = $"spectra_{Guid.NewGuid():N}";
        File.WriteAllText(_folder.File(SiteFile.FileName), $$"""{ "format": "{{DataSite.CurrentFormat}}", "site": "{{Site}}", "engine": "postgresql", "schema": "{{schema}}" }""");
        DbConnection server = new RecordProbe(_folder.Path).Open();
        server.Execute($"CREATE SCHEMA {schema}; CREATE TABLE schemaversions (schemaversionsid serial NOT NULL CONSTRAINT PK_schemaversions_Id PRIMARY KEY, scriptname varchar(255) NOT NULL, applied timestamp without time zone NOT NULL)");
        return server;
    }

    private IEnumerable<EvidenceRow> OldRows()
    {
        string session = Guid.CreateVersion7().ToString();
        byte[] bytes = "old"u8.ToArray();
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        DateTimeOffset at = SteppingClock.Start.AddDays(-10);
        yield return new EvidenceRow(EvidenceTables.Session).With("id", session).With("address", Some.Address.ToString()).With("serial", "SN 1").With("started_at", at).With("energy", 0.93).With("engine_version", "0.1.0");
        yield return new EvidenceRow(EvidenceTables.Raw).With("sha256", sha256).With("length", bytes.Length).With("bytes", bytes);
        yield return new EvidenceRow(EvidenceTables.Measurement)
            .With("id", _measurement).With("session_id", session).With("sha256", sha256).With("file_name", "old.jdx").With("subfile", 0).With("format", "JCAMP-DX")
            .With("role", "sample").With("role_basis", "inferred").With("role_reason", "The spectrum shows bands.").With("title", "powder").With("technique", "atr").With("received_at", at)
            .With("points", 200).With("missing_points", 0).With("first_position", 650.0).With("last_position", 4000.0).With("axis_unit", "1/cm").With("ordinate_unit", "absorbance").With("warnings", "[]");
        yield return new EvidenceRow(EvidenceTables.SetAside)
            .With("id", Guid.CreateVersion7()).With("session_id", session).With("file_name", "notes.txt").With("length", 9).With("sha256", Some.Hash("notes"u8.ToArray())).With("bytes_kept", 0)
            .With("code", "not-a-spectrum").With("message", "Expected a spectrum.").With("received_at", at).With("engine_version", "0.1.0");
        yield return new EvidenceRow(EvidenceTables.SessionEnd)
            .With("id", Guid.CreateVersion7()).With("session_id", session).With("ended_at", at).With("outcome", "completed")
            .With("files_found", 1).With("files_taken", 1).With("files_known", 0).With("files_set_aside", 0).With("files_not_taken", 0);
    }
}
