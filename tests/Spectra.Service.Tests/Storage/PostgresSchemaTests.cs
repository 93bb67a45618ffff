using System.Data.Common;
using Dapper;
using Npgsql;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>What protects evidence in PostgreSQL, and that its loss is seen, whoever takes it away.</summary>
public class PostgresSchemaTests
{
    public static TheoryData<string> EveryTable() => [.. EvidenceTables.Covered.Select(static covered => covered.Table).Append(EvidenceTables.Event)];

    [PostgresTheory]
    [MemberData(nameof(EveryTable))]
    public void EveryTableRefusesUpdateDeleteAndTruncateAlsoInAReplicasSession(string table)
    {
        using FilledRecord record = FilledRecord.InPostgres();
        using DbConnection connection = record.Open();
        string column = record.Probe.Columns(table)[0];
        connection.Execute("SET session_replication_role = replica");

        foreach (string sql in (string[])[$"UPDATE {table} SET {column} = {column}", $"DELETE FROM {table}", $"TRUNCATE {table} CASCADE", $"INSERT INTO {table} SELECT * FROM {table} LIMIT 1 ON CONFLICT ({Key(table)}) DO UPDATE SET {column} = EXCLUDED.{column}"])
        {
            PostgresException refusal = Assert.Throws<PostgresException>(() => connection.Execute(sql));
            Assert.Contains("is append-only", refusal.MessageText, StringComparison.Ordinal);
        }

        Assert.Equal("PostgreSQL", record.Verify().Engine);
        Assert.True(record.Verify().IsClean, record.Verify().Sentence);
    }

    [PostgresTheory]
    [InlineData("DROP TRIGGER evidence_raw_no_update ON evidence_raw", "evidence_raw_no_update")]
    [InlineData("ALTER TABLE evidence_raw DISABLE TRIGGER evidence_raw_no_delete", "evidence_raw_no_delete")]
    [InlineData("ALTER TABLE evidence_raw ENABLE TRIGGER evidence_raw_no_truncate", "evidence_raw_no_truncate")]
    [InlineData("ALTER TABLE evidence_correction DISABLE TRIGGER ALL", "evidence_correction_no_delete", "evidence_correction_no_truncate", "evidence_correction_no_update")]
    [InlineData("ALTER TABLE evidence_session_end DISABLE TRIGGER ALL; ALTER TABLE evidence_session_end ENABLE ALWAYS TRIGGER evidence_session_end_no_delete; ALTER TABLE evidence_session_end ENABLE ALWAYS TRIGGER evidence_session_end_no_update; ALTER TABLE evidence_session_end ENABLE ALWAYS TRIGGER evidence_session_end_no_truncate", "evidence_session_end_session_id_fkey")]
    [InlineData("CREATE OR REPLACE FUNCTION evidence_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$", "evidence_is_append_only")]
    [InlineData("CREATE FUNCTION lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1'", "lower")]
    [InlineData("CREATE TRIGGER helpful BEFORE INSERT ON evidence_raw FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only()", "helpful")]
    [InlineData("CREATE TRIGGER evidence_raw_no_update BEFORE UPDATE ON schemaversions FOR EACH ROW EXECUTE FUNCTION evidence_is_append_only()", "evidence_raw_no_update")]
    [InlineData("DROP INDEX evidence_analysis_by_measurement", "evidence_analysis_by_measurement")]
    [InlineData("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'evidence_analysis_by_measurement'::regclass", "evidence_analysis_by_measurement")]
    [InlineData("CREATE RULE hide AS ON INSERT TO evidence_tag DO INSTEAD NOTHING", "hide")]
    [InlineData("ALTER TABLE evidence_session ENABLE ROW LEVEL SECURITY", "evidence_session")]
    [InlineData("CREATE POLICY lens ON evidence_session USING (serial <> 'SN 7')", "lens")]
    [InlineData("ALTER TABLE evidence_session ALTER COLUMN engine_version DROP NOT NULL", "evidence_session")]
    [InlineData("ALTER TABLE evidence_session ALTER COLUMN serial SET DEFAULT 'SN 8'", "evidence_session")]
    [InlineData("ALTER TABLE evidence_correction SET UNLOGGED", "evidence_correction")]
    [InlineData("ALTER TABLE evidence_correction DROP CONSTRAINT evidence_correction_pkey", "evidence_correction_pkey")]
    [InlineData("ALTER TABLE evidence_correction ADD CONSTRAINT none CHECK (reason <> 'x') NOT VALID", "none")]
    [InlineData("CREATE VIEW beside AS SELECT 1", "beside")]
    [InlineData("CREATE TABLE heir () INHERITS (evidence_tag)", "evidence_tag", "heir")]
    [InlineData("CREATE TABLE evidence_other (id TEXT)", "evidence_other")]
    [InlineData("DELETE FROM schemaversions WHERE scriptname LIKE '0002%'", "0002-append-only.sql")]
    [InlineData("INSERT INTO schemaversions (scriptname, applied) VALUES ('9999-future.sql', '2030-01-01')", "9999-future.sql")]
    public void WhateverWeakensTheSchemaIsNamed(string sql, params string[] names)
    {
        using FilledRecord record = FilledRecord.InPostgres();
        record.Tamper(sql);

        AuditReport report = record.Verify();

        Assert.All(report.Findings, static finding => Assert.Equal(AuditFindingKind.SchemaChanged, finding.Kind));
        Assert.Equal(names, report.Findings.Select(static finding => finding.RowId!).Order(StringComparer.Ordinal));
    }

    [PostgresFact]
    public void DroppedTriggersAreNotMendedByWhoOpensTheRecord()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        record.Tamper("DROP FUNCTION evidence_is_append_only CASCADE; DELETE FROM schemaversions WHERE scriptname LIKE '0002%'");
        AuditReport report = record.Verify();

        // The function, the line of the journal, three triggers on each table of evidence, and two on that of names, which is asked in another way whether it may lose a row.
        Assert.Equal(2 + (3 * (EvidenceTables.Covered.Length + 1)) + 2, report.Findings.Length);

        EvidenceException refusal = Assert.Throws<EvidenceException>(() => Database.Open(record.Folder, new SteppingClock()));

        Assert.Contains("audit verify", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(8, RecordReader.Open(record.Folder).List(100).Length);
        Assert.Equal(report.Findings.AsEnumerable(), record.Verify().Findings);
    }

    [PostgresFact]
    public void ATableThatIsGoneLeavesTheRestChecked()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        record.Tamper("DROP TABLE evidence_tag");
        record.TamperWithoutTraceInTheSchema("UPDATE evidence_correction SET reason = 'x' WHERE id = (SELECT MIN(id) FROM evidence_correction)");

        AuditReport report = record.Verify();

        Assert.Contains(report.Findings, static finding => (finding.Kind, finding.RowId) == (AuditFindingKind.SchemaChanged, "evidence_tag"));
        Assert.Contains(report.Findings, static finding => (finding.Kind, finding.Table) == (AuditFindingKind.RowUnreadable, EvidenceTables.Tag));
        Assert.Single(report.Findings, static finding => (finding.Kind, finding.Table) == (AuditFindingKind.RowAltered, EvidenceTables.Correction));
    }

    [PostgresFact]
    public void ARemovedSchemaIsTheRecordsFaultWhereItsSealIsStillThere()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        record.Tamper($"DROP SCHEMA {record.Probe.Schema} CASCADE");

        Assert.Equal(AuditFindingKind.DatabaseDamaged, Assert.Single(record.Verify().Findings).Kind);
        Assert.Contains("is gone", Assert.Throws<EvidenceException>(() => Database.Open(record.Folder, new SteppingClock())).Message, StringComparison.Ordinal);
        Assert.False(record.Scalar<bool>($"SELECT to_regnamespace('{record.Probe.Schema}') IS NOT NULL"));
    }

    [PostgresFact]
    public void AnAuditorWithoutTheRightToMakeASchemaChecksTheRowsAndSaysWhatWasNotChecked()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        string auditor = $"auditor_{Guid.NewGuid():N}";
        record.Tamper($"CREATE ROLE {auditor} LOGIN; GRANT USAGE ON SCHEMA {record.Probe.Schema} TO {auditor}; GRANT SELECT ON ALL TABLES IN SCHEMA {record.Probe.Schema} TO {auditor}");
        record.TamperWithoutTraceInTheSchema("DELETE FROM evidence_tag WHERE id = (SELECT MIN(id) FROM evidence_tag)");
        NpgsqlConnectionStringBuilder settings = new(PrivatePostgres.ConnectionString) { Username = auditor };
        StorageEngine engine = new PostgresEngine(record.Folder, SiteFile.Read(record.Folder)!, settings);

        AuditReport report = AuditVerifier.Verify(engine);
        DbException refusal = Assert.ThrowsAny<DbException>(() => engine.OpenForWriting(TimeSpan.FromSeconds(1)).Execute("INSERT INTO evidence_tag SELECT * FROM evidence_tag LIMIT 1"));

        Assert.Equal(AuditFindingKind.RowRemoved, Assert.Single(report.Findings).Kind);
        Assert.Equal(Obstacle.NoPermission, report.NotChecked!.Obstacle);
        Assert.Contains("CREATE", report.NotChecked.Sentence, StringComparison.Ordinal);
        Assert.Equal(Obstacle.NoPermission, engine.ObstacleOf(refusal));
    }

    private static string Key(string table) => table == EvidenceTables.Event ? "site, seq" : EvidenceTables.Of(table).Key;
}
