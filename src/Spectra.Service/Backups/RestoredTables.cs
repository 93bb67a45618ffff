using System.Data.Common;
using System.Globalization;

namespace Spectra.Service.Backups;

/// <summary>Fills the tables of a database that was just made, in one transaction, row by row.</summary>
internal static class RestoredTables
{
    private const int RowsAStep = 1000;

    /// <summary>Fills them.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="backup">Where the rows are; it was verified.</param>
    /// <param name="tables">Each table with its entry, in an order in which they can be filled.</param>
    /// <param name="reached">Told what is being written.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="FormatException">A line is no row of its table.</exception>
    /// <exception cref="DbException">The database refuses a row.</exception>
    public static void Fill(DbConnection connection, BackupFile backup, IEnumerable<(string Table, string Entry)> tables, Action<string> reached, CancellationToken cancellation)
    {
        using DbTransaction transaction = connection.BeginTransaction();
        foreach ((string table, string entry) in tables)
        {
            Dictionary<string, long> expected = backup.Manifest.Entries.Where(known => known.Name == entry).ToDictionary(static known => known.Name, static known => known.Rows ?? 0);
            long rows = Fill(connection, transaction, backup, table, entry, reached, cancellation);
            if (!expected.TryGetValue(entry, out long count) || rows != count)
            {
                throw new FormatException($"The entry '{entry}' of the backup has {rows} rows, not as many as its manifest says.");
            }
        }

        transaction.Commit();
    }

    private static long Fill(DbConnection connection, DbTransaction transaction, BackupFile backup, string table, string entry, Action<string> reached, CancellationToken cancellation)
    {
        using Stream stream = backup.OpenEntry(entry);
        using RestoredRows rows = new(connection, transaction, table);
        BackupLines lines = new(stream);
        long count = 0;
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Insert(BackupRow.Read(line));
            if (++count % RowsAStep == 0)
            {
                reached(string.Create(CultureInfo.InvariantCulture, $"restoring {table}, row {count:N0}"));
            }
        }

        return count;
    }
}
