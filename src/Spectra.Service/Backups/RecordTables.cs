using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Backups;

/// <summary>The tables of the record in an order in which they can be filled: no row names a later one.</summary>
internal static class RecordTables
{
    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. EvidenceTables.Covered.Select(static covered => covered.Table), EvidenceTables.NominalParty, EvidenceTables.Event];

    /// <summary>Those that a schema has.</summary>
    /// <param name="schema">The last step that ran.</param>
    public static IEnumerable<string> In(string schema) => Names.Where(table => EvidenceTables.IsIn(table, schema));

    /// <summary>Every row of a table in the order in which the chain recorded it, which is the same on every engine.</summary>
    /// <remarks>The events are walked in their own order and each looks its row up, so that nothing is sorted or held: rows may be large.</remarks>
    public static string RowsOf(string table) => table switch
    {
        EvidenceTables.Event => $"SELECT * FROM {EvidenceTables.Event} WHERE site = @site ORDER BY seq",
        EvidenceTables.NominalParty => $"SELECT * FROM {EvidenceTables.NominalParty} ORDER BY id",
        _ => $"SELECT t.* FROM {EvidenceTables.Event} e CROSS JOIN {table} t WHERE e.site = @site AND e.table_name = '{table}' AND t.{EvidenceTables.Of(table).Key} = e.row_id ORDER BY e.seq",
    };
}
