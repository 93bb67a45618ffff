using System.Data.Common;
using System.Globalization;

namespace Spectra.Service.Storage;

/// <summary>Checks the events: all of the site that is sealed, gap-free from 1, each with its own hash and that of the one before.</summary>
/// <param name="sealedSite">The site the seal names; null where there is no seal to name one.</param>
internal sealed class ChainAudit(string? sealedSite)
{
    private readonly List<AuditFinding> _findings = [];
    private readonly Dictionary<(string Table, string RowId), (long Seq, string RowHash)> _events = [];
    private readonly Dictionary<string, ChainHead> _heads = [];
    private readonly Dictionary<long, string> _hashes = [];

    /// <summary>What is wrong with the chain.</summary>
    public IReadOnlyList<AuditFinding> Findings => _findings;

    /// <summary>The event of each row: its number and the hash it holds of the row.</summary>
    public IReadOnlyDictionary<(string Table, string RowId), (long Seq, string RowHash)> Events => _events;

    /// <summary>How many events were read.</summary>
    public long Count { get; private set; }

    /// <summary>The head of a site's chain as it was found.</summary>
    public ChainHead HeadOf(string site) => _heads.TryGetValue(site, out ChainHead? head) ? head : ChainHead.BeginningOf(site);

    /// <summary>The hash of one event of the sealed site; null where there is none.</summary>
    public string? HashOf(long seq) => _hashes.GetValueOrDefault(seq);

    /// <summary>Reads every event.</summary>
    public static ChainAudit Of(Snapshot snapshot)
    {
        ChainAudit audit = new(snapshot.Seal?.Site);
        using DbCommand command = snapshot.Connection.CreateCommand();

        // A large record takes its time.
        command.CommandTimeout = 0;

        // Not by an index: one that was tampered with could hide rows.
#pragma warning disable CA2100 // The table's name is a constant of this assembly.
        command.CommandText = $"SELECT * FROM {snapshot.Engine.Unindexed(EvidenceTables.Event)} ORDER BY site, seq";
#pragma warning restore CA2100
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            audit.Check(StoredRow.Of(reader));
        }

        return audit;
    }

    private void Check(StoredRow found)
    {
        Count++;
        string site = found.Text("site");
        string table = found.Text("table_name");
        string rowId = found.Text("row_id");
        if (sealedSite is not null && site != sealedSite)
        {
            // Anybody can begin a chain under another name, and no seal says where it should end: it vouches for nothing.
            Wrong(AuditFindingKind.EventUnsealed, found.Integer("seq"), $"Event {found.Text("seq")} (of {table} row '{rowId}') is of the site '{site}', which has no seal here: expected only events of the site '{sealedSite}'.");
            return;
        }

        ChainHead before = HeadOf(site);
        long expected = before.Count + 1;
        if (found.Integer("seq") is not { } seq)
        {
            Wrong(AuditFindingKind.EventAltered, null, $"The event of {table} row '{rowId}' has the number '{found.Text("seq")}': expected {expected}.");
            return;
        }

        string hash = CanonicalEncoding.Hash(EvidenceTables.Event, found.Columns.Where(static column => column.Key != "hash"));
        if (hash != found.Text("hash"))
        {
            Wrong(AuditFindingKind.EventAltered, seq, $"Event {seq} (of {table} row '{rowId}') was altered: its content does not give its hash.");
        }
        else if (seq == expected && found.Text("previous_hash") != before.Hash)
        {
            Wrong(AuditFindingKind.EventAltered, seq, $"Event {seq} (of {table} row '{rowId}') does not follow event {before.Count}: the hash of the one before is another.");
        }

        if (seq > expected)
        {
            string missing = expected == seq - 1 ? $"Event {expected} is" : $"Events {expected} to {seq - 1} are";
            Wrong(AuditFindingKind.EventRemoved, expected, string.Create(CultureInfo.InvariantCulture, $"{missing} missing from the chain before event {seq} (of {table} row '{rowId}')."));
        }
        else if (seq < expected)
        {
            Wrong(AuditFindingKind.EventAltered, seq, $"Event {seq} (of {table} row '{rowId}') stands where event {expected} was expected.");
        }

        if (!_events.TryAdd((table, rowId), (seq, found.Text("row_hash"))))
        {
            Wrong(AuditFindingKind.EventAltered, seq, $"Event {seq} is a second one for {table} row '{rowId}'.");
        }

        _heads[site] = new ChainHead(seq, found.Text("hash"));
        _hashes[seq] = found.Text("hash");

        void Wrong(AuditFindingKind kind, long? number, string sentence) => _findings.Add(new AuditFinding(kind, EvidenceTables.Event, $"{site}/{found.Text("seq")}", number, sentence));
    }
}
