using CsCheck;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

public class DamagedFileTests
{
    [SqliteFact]
    public void AFlippedByteAnywhereInTheFileIsFoundOrTouchesNoEvidence()
    {
        using FilledRecord record = new();
        byte[] untouched = File.ReadAllBytes(record.DatabasePath);
        string evidence = record.Dump();
        Gen.Select(Gen.Int[0, untouched.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, flip) =>
            {
                byte[] damaged = [.. untouched];
                damaged[at] ^= flip;
                File.WriteAllBytes(record.DatabasePath, damaged);
                AuditReport report = record.Verify();
                return !report.IsClean || record.Dump() == evidence;
            },
            iter: 400,
            threads: 1);
    }

    [SqliteTheory]
    [InlineData("powder 01", "evidence_measurement")]
    [InlineData("shopping list 1", "evidence_raw")]
    [InlineData("Presumptive: consistent", "evidence_analysis")]
    [InlineData("log book", "evidence_correction")]
    public void AFlippedByteInARowNamesTheRow(string text, string table)
    {
        using FilledRecord record = new();
        byte[] untouched = File.ReadAllBytes(record.DatabasePath);
        string evidence = record.Dump();
        int at = -1;
        do
        {
            // A page that was split leaves a copy behind that is no evidence: the row itself is to be hit.
            int further = untouched.AsSpan(at + 1).IndexOf(System.Text.Encoding.UTF8.GetBytes(text));
            Assert.True(further >= 0, $"'{text}' is in no row.");
            at += 1 + further;
            byte[] damaged = [.. untouched];
            damaged[at + 2] ^= 1;
            File.WriteAllBytes(record.DatabasePath, damaged);
        }
        while (record.Dump() == evidence);

        AuditFinding finding = Assert.Single(record.Verify().Findings);

        Assert.Equal(table, finding.Table);
        Assert.Contains($"{table} row '{finding.RowId}'", finding.Sentence, StringComparison.Ordinal);
    }

    [SqliteTheory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(4096)]
    [InlineData(5000)]
    [InlineData(40_000)]
    [InlineData(-4096)]
    public void ATruncatedDatabaseIsReportedAsDamaged(int length)
    {
        using FilledRecord record = new();
        using (FileStream file = File.OpenWrite(record.DatabasePath))
        {
            file.SetLength(length < 0 ? file.Length + length : length);
        }

        AuditReport report = record.Verify();

        Assert.Contains(report.Findings, static finding => finding.Kind == AuditFindingKind.DatabaseDamaged);
    }

    [SqliteFact]
    public void AnOverwrittenPageIsReportedAndTheRestIsStillChecked()
    {
        using FilledRecord record = new();
        byte[] bytes = File.ReadAllBytes(record.DatabasePath);
        int at = bytes.AsSpan().IndexOf("Presumptive: consistent"u8) / 4096 * 4096;
        bytes.AsSpan(at, 4096).Clear();
        File.WriteAllBytes(record.DatabasePath, bytes);

        AuditReport report = record.Verify();

        Assert.Contains(report.Findings, static finding => finding.Kind == AuditFindingKind.DatabaseDamaged);
        Assert.Contains(report.Findings, static finding => finding.Table == EvidenceTables.Analysis && finding.RowId is not null);
    }
}
