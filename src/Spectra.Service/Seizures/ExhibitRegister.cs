using Spectra.Driver.Docking;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Issues exhibit codes, and ties measurements to them.</summary>
internal sealed class ExhibitRegister(Database database, TimeProvider time)
{
    private const string OfKey = "SELECT code FROM evidence_exhibit_code WHERE code_key = @key";

    private const string ExhibitNow = """
        SELECT m.id, COALESCE(
            (SELECT c.new_value FROM evidence_correction c WHERE c.table_name = @table AND c.row_id = m.id AND c.field = 'exhibit_code' ORDER BY c.corrected_at DESC, c.id DESC LIMIT 1),
            m.exhibit_code) AS code
        FROM evidence_measurement m WHERE m.id = @id
        """;

    /// <summary>The issued code that a sample name is; null where it is none.</summary>
    public static string? Named(EvidenceTransaction append, string? sampleName) =>
        string.IsNullOrWhiteSpace(sampleName) ? null : append.Text(OfKey, new { key = ExhibitCode.KeyOf(sampleName) });

    /// <summary>Issues a code.</summary>
    /// <returns>Whether it is new; one that was issued before, in whatever case, is not issued again.</returns>
    /// <exception cref="ArgumentException">It is no code, or the name is empty.</exception>
    public bool Issue(string code, string by, string? note)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (ExhibitCode.Fault(code) is { } fault)
        {
            throw new ArgumentException(fault, nameof(code));
        }

        bool isNew = false;
        database.Append(append =>
        {
            if (append.Text(OfKey, new { key = ExhibitCode.KeyOf(code) }) is null)
            {
                isNew = true;
                append.Insert(DockingRows.ExhibitCode(Guid.CreateVersion7(time.GetUtcNow()), code, ExhibitCode.KeyOf(code), by, note, append.At));
            }
        });
        return isNew;
    }

    /// <summary>Whether a sample name is an issued code.</summary>
    public bool IsIssued(string? sampleName) =>
        !string.IsNullOrWhiteSpace(sampleName) && database.Read(snapshot => new CheckedRows(snapshot).Stored(EvidenceTables.ExhibitCode, "WHERE code_key = @key", new { key = ExhibitCode.KeyOf(sampleName) }).Count > 0);

    /// <summary>Assigns a measurement to an exhibit: a new row names the old value.</summary>
    /// <returns>A sentence that says why it can't be; null where it was done.</returns>
    /// <exception cref="ArgumentException">The reason or the name is empty.</exception>
    public string? Assign(Guid measurementId, string code, string reason, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        string? fault = null;
        database.Append(append =>
        {
            string id = measurementId.ToString();
            if (append.Text(OfKey, new { key = ExhibitCode.KeyOf(code) }) is not { } issued)
            {
                fault = $"The exhibit code '{code}' was not issued here: issue it with 'spectra exhibit issue', or see 'spectra exhibit list'.";
            }
            else if (append.Rows(ExhibitNow, new { table = EvidenceTables.Measurement, id }) is not [{ } now])
            {
                fault = $"There is no measurement {measurementId} in '{database.Folder}'.";
            }
            else
            {
                append.Insert(Correction.Row(Guid.CreateVersion7(time.GetUtcNow()), EvidenceTables.Measurement, id, "exhibit_code", new RecordRow(now).TextOrNull("code"), issued, reason, by, append.At));
            }
        });
        return fault;
    }
}
