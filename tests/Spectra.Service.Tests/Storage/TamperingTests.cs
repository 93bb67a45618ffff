using System.Text.Json.Nodes;
using CsCheck;
using Dapper;
using Microsoft.Data.Sqlite;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

public class TamperingTests
{
    [Fact]
    public void AnUntouchedRecordIsClean()
    {
        using FilledRecord record = new();

        AuditReport report = record.Verify();

        Assert.Empty(report.Findings);
        Assert.Empty(report.Notes);
        // 2 sessions: start, end, 3 files (bytes, measurement, analysis, correction), 1 set aside with its bytes.
        Assert.Equal(2 * (1 + 1 + (3 * 4) + 2), report.Events);
        Assert.Equal(report.Events, report.Rows);
    }

    public static TheoryData<string, string> EveryColumn()
    {
        using FilledRecord record = new();
        using SqliteConnection connection = record.Open();
        TheoryData<string, string> all = [];
        foreach (string table in EvidenceTables.Covered.Select(static covered => covered.Table).Append(EvidenceTables.Event))
        {
            foreach (string column in connection.Query<string>($"SELECT name FROM pragma_table_info('{table}')"))
            {
                all.Add(table, column);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(EveryColumn))]
    public void AnAlterationOfAnyColumnIsFoundAndItsRowNamed(string table, string column)
    {
        using FilledRecord record = new();
        string key = table == EvidenceTables.Event ? "site || '/' || seq" : EvidenceTables.Of(table).Key;
        string id = record.Scalar<string>($"SELECT {key} FROM {table} ORDER BY rowid LIMIT 1 OFFSET 1");

        record.TamperWithoutTraceInTheSchema($"""
            UPDATE {table} SET {column} = CASE typeof({column})
                WHEN 'text' THEN {column} || 'x' WHEN 'blob' THEN zeroblob(length({column})) WHEN 'null' THEN 'x' ELSE {column} + 1000 END
            WHERE {key} = '{id}'
            """);

        AuditReport report = record.Verify();
        Assert.NotEmpty(report.Findings);
        Assert.True(Names(report, table, id), string.Join('\n', report.Findings.Select(static finding => finding.Sentence)));
        Assert.NotNull(report.First!.RowId);
        Assert.DoesNotContain(report.Findings, static finding => finding.Kind is AuditFindingKind.DatabaseDamaged or AuditFindingKind.SchemaChanged);
    }

    [Fact]
    public void AnyValuePutInThePlaceOfAnotherIsFound()
    {
        using FilledRecord record = new();
        List<(string Table, string Column, long Row)> cells = [];
        using (SqliteConnection connection = record.Open())
        {
            foreach (string table in EvidenceTables.Covered.Select(static covered => covered.Table).Append(EvidenceTables.Event))
            {
                cells.AddRange(
                    from column in connection.Query<string>($"SELECT name FROM pragma_table_info('{table}')").AsList()
                    from row in connection.Query<long>($"SELECT rowid FROM {table}").AsList()
                    select (table, column, row));
            }
        }

        byte[] untouched = File.ReadAllBytes(record.DatabasePath);
        Gen<string> values = Gen.OneOf(
            Gen.Const("NULL"),
            Gen.Const("''"),
            Gen.Long.Select(static value => FormattableString.Invariant($"{value}")),
            Gen.Double[-1e6, 1e6].Select(static value => FormattableString.Invariant($"{value:R}")),
            Gen.Byte.Array[0, 40].Select(static bytes => $"x'{Convert.ToHexString(bytes)}'"),
            Gen.String[Gen.Char.AlphaNumeric, 0, 40].Select(static text => $"'{text}'"));
        Gen.Select(Gen.Int[0, cells.Count - 1], values).Sample(
            (cell, value) =>
            {
                File.WriteAllBytes(record.DatabasePath, untouched);
                (string table, string column, long row) = cells[cell];
                string before = record.Dump();
                try
                {
                    record.TamperWithoutTraceInTheSchema($"UPDATE {table} SET {column} = {value} WHERE rowid = {row}");
                }
                catch (SqliteException)
                {
                    // The table itself refused the value, as NOT NULL columns refuse NULL.
                    return true;
                }

                return record.Verify().IsClean == (record.Dump() == before);
            },
            iter: 300,
            threads: 1);
    }

    [Theory]
    [InlineData(EvidenceTables.Session)]
    [InlineData(EvidenceTables.SessionEnd)]
    [InlineData(EvidenceTables.Raw)]
    [InlineData(EvidenceTables.Measurement)]
    [InlineData(EvidenceTables.Analysis)]
    [InlineData(EvidenceTables.SetAside)]
    [InlineData(EvidenceTables.Correction)]
    public void ARemovedRowIsNamed(string table)
    {
        using FilledRecord record = new();
        string key = EvidenceTables.Of(table).Key;
        string id = record.Scalar<string>($"SELECT {key} FROM {table} ORDER BY rowid LIMIT 1 OFFSET 1");

        record.TamperWithoutTraceInTheSchema($"DELETE FROM {table} WHERE {key} = '{id}'");

        AuditFinding finding = Assert.Single(record.Verify().Findings);
        Assert.Equal((AuditFindingKind.RowRemoved, table, id), (finding.Kind, finding.Table, finding.RowId));
        Assert.Contains(id, finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void ARowRemovedTogetherWithItsEventLeavesAGap()
    {
        using FilledRecord record = new();
        string id = record.Scalar<string>("SELECT id FROM evidence_analysis ORDER BY rowid LIMIT 1");
        long seq = record.Scalar<long>($"SELECT seq FROM evidence_event WHERE row_id = '{id}'");

        record.TamperWithoutTraceInTheSchema($"DELETE FROM evidence_analysis WHERE id = '{id}'; DELETE FROM evidence_event WHERE row_id = '{id}'");

        AuditFinding finding = Assert.Single(record.Verify().Findings);
        Assert.Equal((AuditFindingKind.EventRemoved, (long?)seq), (finding.Kind, finding.Seq));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void TheLastRowsRemovedWithTheirEventsAreMissedByTheSeal(int count)
    {
        using FilledRecord record = new();
        long last = record.Scalar<long>("SELECT MAX(seq) FROM evidence_event");
        string condition = $"(SELECT row_id FROM evidence_event WHERE seq > {last - count})";

        record.TamperWithoutTraceInTheSchema(string.Join(';', EvidenceTables.Covered.Select(covered => $"DELETE FROM {covered.Table} WHERE {covered.Key} IN {condition}"))
            + $"; DELETE FROM evidence_event WHERE seq > {last - count}");

        AuditFinding finding = Assert.Single(record.Verify().Findings);
        Assert.Equal((AuditFindingKind.SealBroken, (long?)(last - count + 1)), (finding.Kind, finding.Seq));
    }

    [Fact]
    public void AnInsertedRowIsNamed()
    {
        using FilledRecord record = new();

        record.Tamper("INSERT INTO evidence_correction (id, table_name, row_id, field, new_value, reason, corrected_by, corrected_at) VALUES ('forged', 'evidence_measurement', 'x', 'role', 'blank', 'r', 'me', 'now')");

        AuditFinding finding = Assert.Single(record.Verify().Findings);
        Assert.Equal((AuditFindingKind.RowInserted, EvidenceTables.Correction, "forged"), (finding.Kind, finding.Table, finding.RowId));
    }

    [Fact]
    public void TwoRowsThatChangedPlacesAreBothNamed()
    {
        using FilledRecord record = new();
        string[] ids = [record.Scalar<string>("SELECT id FROM evidence_analysis ORDER BY rowid LIMIT 1"), record.Scalar<string>("SELECT id FROM evidence_analysis ORDER BY rowid DESC LIMIT 1")];

        record.TamperWithoutTraceInTheSchema($"UPDATE evidence_analysis SET id = 'between' WHERE id = '{ids[0]}'; UPDATE evidence_analysis SET id = '{ids[0]}' WHERE id = '{ids[1]}'; UPDATE evidence_analysis SET id = '{ids[1]}' WHERE id = 'between'");

        Assert.Equal(ids.Order(), record.Verify().Findings.Select(static finding => finding.RowId!).Order());
    }

    [Fact]
    public void TwoEventsThatChangedPlacesAreFound()
    {
        using FilledRecord record = new();

        record.TamperWithoutTraceInTheSchema("UPDATE evidence_event SET seq = 1000 WHERE seq = 4; UPDATE evidence_event SET seq = 4 WHERE seq = 7; UPDATE evidence_event SET seq = 7 WHERE seq = 1000");

        AuditReport report = record.Verify();
        Assert.Equal(4, report.First!.Seq);
        Assert.Contains(report.Findings, static finding => finding.Seq == 7);
    }

    [Fact]
    public void AnEventForgedWithAFittingHashStillBreaksTheChainAndTheSeal()
    {
        using FilledRecord record = new();
        record.Tamper($"""
            INSERT INTO evidence_event (site, seq, at_utc, kind, table_name, row_id, row_hash, previous_hash, hash)
            SELECT site, seq + 1, at_utc, kind, table_name, 'forged', row_hash, hash, hash FROM evidence_event ORDER BY seq DESC LIMIT 1
            """);

        AuditReport report = record.Verify();

        Assert.Contains(report.Findings, static finding => finding.Kind == AuditFindingKind.EventAltered);
        Assert.Contains(report.Findings, static finding => finding.Kind == AuditFindingKind.RowRemoved && finding.RowId == "forged");
        Assert.Contains(report.Findings, static finding => finding.Kind == AuditFindingKind.SealBroken);
    }

    [Fact]
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

    [Fact]
    public void AnAlteredSealAMissingSealAndADamagedSealAreFound()
    {
        using FilledRecord record = new();
        string seal = File.ReadAllText(record.SealPath);

        JsonNode edited = JsonNode.Parse(seal)!;
        edited["sealed"]!["hash"] = new string('0', 64);
        File.WriteAllText(record.SealPath, edited.ToJsonString());
        Assert.Equal(AuditFindingKind.SealBroken, record.Verify().First!.Kind);

        File.WriteAllText(record.SealPath, seal[..^9]);
        Assert.Contains("damaged", Assert.Single(record.Verify().Findings).Sentence, StringComparison.Ordinal);

        File.Delete(record.SealPath);
        Assert.Contains("missing", Assert.Single(record.Verify().Findings).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOlderCopyOfTheDatabaseIsMissedByTheSeal()
    {
        using FilledRecord record = new();
        byte[] old = File.ReadAllBytes(record.DatabasePath);
        using (Database database = Database.Open(record.Folder, new SteppingClock()))
        {
            new Service.Seizures.MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.FileSetAside("later"));
        }

        File.WriteAllBytes(record.DatabasePath, old);

        AuditFinding finding = Assert.Single(record.Verify().Findings);
        Assert.Equal(AuditFindingKind.SealBroken, finding.Kind);
        Assert.Contains("missing from the end", finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
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

    [Fact]
    public void ATamperedEndRefusesFurtherAppends()
    {
        using FilledRecord record = new();
        record.TamperWithoutTraceInTheSchema("DELETE FROM evidence_event WHERE seq = (SELECT MAX(seq) FROM evidence_event)");
        using Database database = Database.Open(record.Folder, new SteppingClock());

        EvidenceException refusal = Assert.Throws<EvidenceException>(() =>
            new Service.Seizures.MeasurementStore(database, new SteppingClock(), "0.1.0").Begin(Some.Address).Record(Some.FileSetAside("later")));

        Assert.Contains("audit verify", refusal.Message, StringComparison.Ordinal);
    }

    private static bool Names(AuditReport report, string table, string id) =>
        report.Findings.Any(finding => finding.Sentence.Length > 0 && ((finding.Table == table && finding.RowId == id)
            // An altered event may show as the row it no longer covers, or as the next one that no longer follows.
            || (table == EvidenceTables.Event && finding.Sentence.Contains("vent", StringComparison.Ordinal))));
}
