namespace Spectra.Service.Storage;

/// <summary>A correction: a new row that names the old one; both stay.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Field">The column it corrects.</param>
/// <param name="OldValue">What was valid before.</param>
/// <param name="NewValue">What is valid now.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When, in UTC.</param>
internal sealed record Correction(Guid Id, string Field, string? OldValue, string? NewValue, string Reason, string By, DateTimeOffset At)
{
    /// <summary>A stored correction.</summary>
    public static Correction Of(RecordRow row) =>
        new(row.Id("id"), row.Text("field"), row.TextOrNull("old_value"), row.TextOrNull("new_value"), row.Text("reason"), row.Text("corrected_by"), row.Time("corrected_at"));

    /// <summary>A correction to be appended.</summary>
    public static EvidenceRow Row(Guid id, string table, string rowId, string field, string? oldValue, string? newValue, string reason, string by, DateTimeOffset at) =>
        new EvidenceRow(EvidenceTables.Correction)
            .With("id", id)
            .With("table_name", table)
            .With("row_id", rowId)
            .With("field", field)
            .With("old_value", oldValue)
            .With("new_value", newValue)
            .With("reason", reason)
            .With("corrected_by", by)
            .With("corrected_at", at);
}
