using System.Collections.Immutable;

namespace Spectra.Service.Storage;

/// <summary>Reads records with their corrections, and holds every row against its event.</summary>
internal static class RecordQuery
{
    /// <summary>The records a query finds; <paramref name="rest"/> is what follows the table's name.</summary>
    /// <exception cref="EvidenceException">A row can't even be read as what it should be.</exception>
    public static ImmutableArray<Recorded<T>> Records<T>(this Snapshot snapshot, string rest, object parameters)
        where T : class
    {
        ImmutableArray<Recorded<T>>.Builder found = ImmutableArray.CreateBuilder<Recorded<T>>();
        foreach (StoredRow stored in new CheckedRows(snapshot).Stored(RecordShape<T>.Table, rest, parameters))
        {
            CheckedRows rows = new(snapshot);
            T original = rows.Checked(RecordShape<T>.Table, stored, RecordShape<T>.Of);
            string id = stored.Text(EvidenceTables.Of(RecordShape<T>.Table).Key);
            ImmutableArray<Correction> corrections = rows.Of(
                EvidenceTables.Correction, "WHERE table_name = @table AND row_id = @id ORDER BY corrected_at, id", new { table = RecordShape<T>.Table, id }, Correction.Of);
            found.Add(new Recorded<T>(RecordShape<T>.Corrected(original, corrections.Select(static correction => (correction.Field, correction.NewValue))), original, corrections, rows.Findings));
        }

        return found.ToImmutable();
    }

    /// <summary>The record with an id, or null where there is none.</summary>
    public static Recorded<T>? Record<T>(this Snapshot snapshot, Guid id)
        where T : class => snapshot.Records<T>("WHERE id = @id", new { id = id.ToString() }) is [{ } found, ..] ? found : null;
}
