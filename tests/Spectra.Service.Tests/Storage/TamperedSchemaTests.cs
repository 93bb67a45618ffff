using Microsoft.Data.Sqlite;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

public class TamperedSchemaTests
{
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
}
