using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Storage;

public class TamperedSchemaTests
{
    [SqliteFact]
    public void EveryDroppedOrWeakenedTriggerIsNamed()
    {
        using FilledRecord record = new();
        record.Tamper("""
            DROP TRIGGER evidence_raw_no_update;
            DROP TRIGGER evidence_event_no_delete;
            CREATE TRIGGER evidence_event_no_delete BEFORE DELETE ON evidence_event WHEN 0 BEGIN SELECT RAISE(ABORT, 'x'); END;
            CREATE TRIGGER helpful AFTER INSERT ON evidence_raw BEGIN UPDATE evidence_session SET serial = 'x'; END;
            """);

        AuditReport report = record.Verify();

        Assert.All(report.Findings, static finding => Assert.Equal(AuditFindingKind.SchemaChanged, finding.Kind));
        Assert.Equal(["evidence_event_no_delete", "evidence_raw_no_update", "helpful"], report.Findings.Select(static finding => finding.RowId!).Order());
    }

    [SqliteTheory]
    [InlineData("UPDATE evidence_session SET serial = 'x'")]
    [InlineData("DELETE FROM evidence_analysis")]
    [InlineData("DELETE FROM evidence_event")]
    [InlineData("INSERT OR REPLACE INTO evidence_raw (sha256, length, bytes) SELECT sha256, 1, x'00' FROM evidence_raw LIMIT 1")]
    [InlineData("INSERT OR REPLACE INTO evidence_correction (rowid, id, table_name, row_id, field, reason, corrected_by, corrected_at) VALUES (1, 'n', 't', 'r', 'f', 'x', 'y', 'z')")]
    public void TheTablesThemselvesRefuseToChange(string sql)
    {
        using FilledRecord record = new();

        SqliteException refusal = Assert.Throws<SqliteException>(() => record.Tamper(sql));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        Assert.True(record.Verify().IsClean);
    }

    [SqliteFact]
    public void DroppedTriggersAreFoundThoughTheJournalIsSilentAndNoOneWhoOpensTheRecordMendsThem()
    {
        using FilledRecord record = new();
        using (DbConnection connection = record.Open())
        {
            foreach (string trigger in connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").AsList())
            {
                connection.Execute($"DROP TRIGGER {trigger}");
            }

            connection.Execute("DELETE FROM SchemaVersions WHERE ScriptName LIKE '0002%'");
        }

        AuditReport report = record.Verify();
        // Three on each table: those with events, that of the events, and that of names.
        Assert.Equal(1 + (3 * (EvidenceTables.Covered.Length + 2)), report.Findings.Length);
        Assert.All(report.Findings, static finding => Assert.Equal(AuditFindingKind.SchemaChanged, finding.Kind));

        Assert.Equal(8, RecordReader.Open(record.Folder).List(100).Length);
        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Database.Open(record.Folder, new SteppingClock()));

        Assert.Contains("audit verify", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(report.Findings.AsEnumerable(), record.Verify().Findings);
    }

    [SqliteFact]
    public void WithoutASealTheSchemaIsNotMendedEither()
    {
        using FilledRecord record = new();
        record.Tamper("DROP TRIGGER evidence_raw_no_update; DELETE FROM SchemaVersions WHERE ScriptName LIKE '0002%'");
        File.Delete(record.SealPath);
        AuditReport report = record.Verify();

        Database.Open(record.Folder, new SteppingClock()).Dispose();

        Assert.False(File.Exists(record.SealPath));
        Assert.Contains(report.Findings, static finding => finding.RowId == "evidence_raw_no_update");
        Assert.Equal(report.Findings.AsEnumerable(), record.Verify().Findings);
    }

    [SqliteFact]
    public void AStepThatWasPutIntoTheJournalIsFound()
    {
        using FilledRecord record = new();
        record.Tamper("DROP TRIGGER evidence_raw_no_update; INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('9999-future.sql', '2030-01-01')");

        Assert.Equal(["9999-future.sql", "evidence_raw_no_update"], record.Verify().Findings.Select(static finding => finding.RowId!).Order());
    }

    [Fact]
    public void ARecordSealedByANewerVersionIsNotCalledWrong()
    {
        using FilledRecord record = new();
        SealFile file = new(record.Folder);
        ChainSeal seal = file.Read()! with { Schema = "9999-future.sql" };
        using FileSealSigner signer = FileSealSigner.Open(record.Folder, seal.Key);
        file.Write(SealSignature.Of(seal, signer, SteppingClock.Start));

        AuditReport report = record.Verify();

        Assert.Empty(report.Findings);
        Assert.False(report.IsClean);
        Assert.Equal(Obstacle.NewerVersion, report.NotChecked!.Obstacle);
    }

    public static TheoryData<string> EveryTable() => [.. EvidenceTables.Covered.Select(static covered => covered.Table).Append(EvidenceTables.Event)];

    [SqliteTheory]
    [MemberData(nameof(EveryTable))]
    public void EveryTableRefusesUpdateDeleteAndATakeoverOfEachOfItsKeys(string table)
    {
        using FilledRecord record = new();
        using DbConnection connection = record.Open();
        string[] columns = [.. connection.Query<string>($"SELECT name FROM pragma_table_info('{table}')")];
        string[][] keys =
        [
            ["rowid"],
            .. connection.Query<string>($"SELECT name FROM pragma_index_list('{table}') WHERE \"unique\"").AsList()
                .Select(index => connection.Query<string>($"SELECT name FROM pragma_index_info('{index}')").ToArray()),
        ];
        string[] keyColumns = [.. keys.SelectMany(static key => key).Distinct()];

        // A row that shares one key with a row that is there (and has one: what a row replaces is a key where it replaces any), and differs in all others.
        IEnumerable<string> takeovers = keys.Select(key =>
            $"INSERT OR REPLACE INTO {table} (rowid, {string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Prepend("rowid").Select(column => keyColumns.Contains(column) && !key.Contains(column) ? $"CASE typeof({column}) WHEN 'text' THEN {column} || 'x' ELSE {column} + 1000 END" : column))} FROM {table} WHERE {string.Join(" AND ", key.Select(static column => $"{column} IS NOT NULL"))} LIMIT 1");
        foreach (string sql in takeovers.Prepend($"DELETE FROM {table}").Prepend($"UPDATE {table} SET {columns[0]} = {columns[0]}"))
        {
            SqliteException refusal = Assert.Throws<SqliteException>(() => connection.Execute(sql));
            Assert.Contains($"{table} is append-only", refusal.Message, StringComparison.Ordinal);
        }

        Assert.True(keys.Length > 1);
    }
}
