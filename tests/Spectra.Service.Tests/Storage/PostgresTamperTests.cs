using CsCheck;
using Npgsql;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>Edits by an administrator of the server, with every trigger off: all found, none falsely.</summary>
public class PostgresTamperTests
{
    private static readonly string[] Tables = [.. EvidenceTables.Covered.Select(static covered => covered.Table), EvidenceTables.Event];

    [PostgresFact]
    public void AnyEditByAnyStatementIsFound()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        string untouched = record.Dump();
        Gen.Select(Gen.Int[0, Tables.Length - 1], Gen.Int[0, 5], Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample(
            (table, edit, row, column) =>
            {
                record.RestoreRows();
                try
                {
                    record.TamperWithoutTraceInTheSchema(Edit(record, Tables[table], edit, row, column));
                }
                catch (PostgresException)
                {
                    // The table itself refused: a key that is there twice, a NULL where there can be none.
                    return true;
                }

                return record.Verify().IsClean == (record.Dump() == untouched);
            },
            iter: 40,
            threads: 1);
    }

    [PostgresTheory]
    [InlineData(EvidenceTables.Analysis, AuditFindingKind.RowRemoved)]
    [InlineData(EvidenceTables.Event, AuditFindingKind.RowInserted)]
    public void ATruncatedTableIsFoundRowByRow(string table, object kind)
    {
        using FilledRecord record = FilledRecord.InPostgres();
        long rows = table == EvidenceTables.Event ? record.Verify().Events : record.Scalar<long>($"SELECT COUNT(*) FROM {table}");

        // With what refers to its rows: PostgreSQL truncates no table alone that others refer to.
        record.TamperWithoutTraceInTheSchema($"TRUNCATE {table} CASCADE");

        Assert.Equal(rows, record.Verify().Findings.Count(finding => finding.Kind == (AuditFindingKind)kind && (table == EvidenceTables.Event || finding.Table == table)));
    }

    [PostgresFact]
    public void AColumnOfAnotherTypeIsFoundThoughItsValuesReadTheSame()
    {
        using FilledRecord record = FilledRecord.InPostgres();
        record.Tamper("ALTER TABLE evidence_raw ALTER COLUMN length TYPE integer; ALTER TABLE evidence_session ALTER COLUMN engine_version TYPE varchar(20)");

        AuditReport report = record.Verify();

        Assert.Equal(["evidence_raw", "evidence_session"], report.Findings.Where(static finding => finding.Kind == AuditFindingKind.SchemaChanged).Select(static finding => finding.RowId!).Order());
        Assert.Contains(report.Findings, static finding => finding is { Kind: AuditFindingKind.BytesAltered, Table: EvidenceTables.Raw });
    }

    private static string Edit(FilledRecord record, string table, int edit, int row, int column)
    {
        List<string> columns = record.Probe.Columns(table);
        string chosen = columns[column % columns.Count];
        string at = $"(SELECT ctid FROM {table} ORDER BY ctid OFFSET {row} % (SELECT COUNT(*) FROM {table}) LIMIT 1)";
        string other = $"(SELECT ctid FROM {table} ORDER BY ctid OFFSET {column} % (SELECT COUNT(*) FROM {table}) LIMIT 1)";
        return edit switch
        {
            0 => $"UPDATE {table} SET {chosen} = {record.Probe.Other(table, chosen)} WHERE ctid = {at}",
            1 => $"UPDATE {table} SET {chosen} = NULL WHERE ctid = {at}",
            2 => $"UPDATE {table} SET {chosen} = (SELECT {chosen} FROM {table} WHERE ctid = {other}) WHERE ctid = {at}",
            3 => $"DELETE FROM {table} WHERE ctid = {at}",
            4 => $"INSERT INTO {table} SELECT {string.Join(", ", columns.Select((name, i) => i == 0 || name is "seq" or "row_id" ? record.Probe.Other(table, name) : name))} FROM {table} WHERE ctid = {at}",
            _ => $"TRUNCATE {table} CASCADE",
        };
    }
}
