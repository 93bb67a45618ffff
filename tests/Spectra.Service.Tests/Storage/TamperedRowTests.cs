using System.Data.Common;
using CsCheck;
using Dapper;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

public class TamperedRowTests
{
    [Fact]
    public void AnUntouchedRecordIsClean()
    {
        using FilledRecord record = new();

        AuditReport report = record.Verify();

        Assert.Empty(report.Findings);
        Assert.Contains("'sign-here' over the chain were not checked", Assert.Single(report.Notes), StringComparison.Ordinal);
        // 2 sessions: start, end, 3 files (bytes, measurement, analysis, correction, receipt), a check (bytes, measurement, judgement), 1 set aside and 1 quarantined with their bytes, an exhibit code.
        // The sample of the first session gets a sequence with 3 tags, and another when the second session brings its post-clean; that of the second gets one.
        // 2 sessions over a line: start, a file set aside with its bytes, end.
        // Between the two: 2 keys that sealed, 2 anchors. Then the 34 tables of record types: 2 rows each, and a third party whose name is there. The first analysis records the decision rule.
        Assert.Equal((2 * (1 + 1 + (3 * 5) + 3 + 2 + 2 + 1)) + (3 * 4) + (2 * (1 + 2 + 1)) + 2 + 2 + ((34 * 2) + 1) + 1, report.Events);
        Assert.Equal(report.Events, report.Rows);
    }

    public static TheoryData<string, string> EveryColumn()
    {
        using FilledRecord record = new();
        TheoryData<string, string> all = [];
        foreach (string table in EvidenceTables.Covered.Select(static covered => covered.Table).Append(EvidenceTables.Event))
        {
            foreach (string column in record.Probe.Columns(table))
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
        string id = record.Scalar<string>($"SELECT {key} FROM {table} ORDER BY {record.Written} LIMIT 1 OFFSET 1");

        record.TamperWithoutTraceInTheSchema($"""
            UPDATE {table} SET {column} = {record.Probe.Other(table, column)}
            WHERE {key} = '{id}'
            """);

        AuditReport report = record.Verify();
        Assert.NotEmpty(report.Findings);
        Assert.True(Names(report, table, id), string.Join('\n', report.Findings.Select(static finding => finding.Sentence)));
        Assert.NotNull(report.First!.RowId);
        Assert.DoesNotContain(report.Findings, static finding => finding.Kind is AuditFindingKind.DatabaseDamaged or AuditFindingKind.SchemaChanged);
    }

    [SqliteFact]
    public void AnyValuePutInThePlaceOfAnotherIsFound()
    {
        using FilledRecord record = new();
        List<(string Table, string Column, long Row)> cells = [];
        using (DbConnection connection = record.Open())
        {
            foreach (string table in EvidenceTables.Covered.Select(static covered => covered.Table).Append(EvidenceTables.Event))
            {
                cells.AddRange(
                    from column in record.Probe.Columns(table)
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
                catch (DbException)
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
    [InlineData(EvidenceTables.Receipt)]
    [InlineData(EvidenceTables.Sequence)]
    [InlineData(EvidenceTables.Tag)]
    [InlineData(EvidenceTables.ExhibitCode)]
    [InlineData(EvidenceTables.PerformanceCheck)]
    public void ARemovedRowIsNamed(string table)
    {
        using FilledRecord record = new();
        string key = EvidenceTables.Of(table).Key;
        string id = record.Scalar<string>($"SELECT {key} FROM {table} ORDER BY {record.Written} LIMIT 1 OFFSET 1");

        record.TamperWithoutTraceInTheSchema($"DELETE FROM {table} WHERE {key} = '{id}'");

        AuditFinding finding = Assert.Single(record.Verify().Findings);
        Assert.Equal((AuditFindingKind.RowRemoved, table, id), (finding.Kind, finding.Table, finding.RowId));
        Assert.Contains(id, finding.Sentence, StringComparison.Ordinal);
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
        string[] ids = [record.Scalar<string>($"SELECT id FROM evidence_analysis ORDER BY {record.Written} LIMIT 1"), record.Scalar<string>($"SELECT id FROM evidence_analysis ORDER BY {record.Written} DESC LIMIT 1")];

        record.TamperWithoutTraceInTheSchema($"UPDATE evidence_analysis SET id = 'between' WHERE id = '{ids[0]}'; UPDATE evidence_analysis SET id = '{ids[0]}' WHERE id = '{ids[1]}'; UPDATE evidence_analysis SET id = '{ids[1]}' WHERE id = 'between'");

        Assert.Equal(ids.Order(), record.Verify().Findings.Select(static finding => finding.RowId!).Order());
    }

    private static bool Names(AuditReport report, string table, string id) =>
        report.Findings.Any(finding => finding.Sentence.Length > 0 && ((finding.Table == table && finding.RowId == id)
            // An altered event may show as the row it no longer covers, or as the next one that no longer follows.
            || (table == EvidenceTables.Event && finding.Sentence.Contains("vent", StringComparison.Ordinal))));
}
