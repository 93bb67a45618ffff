using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace Spectra.Service.Storage.Sealing;

/// <summary>The keys that have sealed a site, in the order of the chain.</summary>
internal sealed record SiteKeys(string Site, ImmutableArray<SiteKey> Keys)
{
    // It is asked at every append: the event of each of the few keys is looked up by the row, not the keys of each of the many events.
    private const string WithTheirEvents = """
        SELECT s.*, (SELECT e.seq FROM evidence_event e WHERE e.table_name = 'evidence_signer' AND e.row_id = s.id AND e.site = @site) AS event_seq
        FROM evidence_signer s
        """;

    /// <summary>The key that seals now; null where none has sealed any row yet.</summary>
    public SiteKey? Latest => Keys.IsEmpty ? null : Keys[^1];

    /// <summary>The keys as the database has them; its schema must have their table.</summary>
    public static SiteKeys Of(DbConnection connection, string site)
    {
        using DbDataReader reader = (DbDataReader)connection.ExecuteReader(WithTheirEvents, new { site });
        List<SiteKey> keys = [];
        while (reader.Read())
        {
            // A row without an event was put there: an audit says so, and it counts for nothing.
            StoredRow row = StoredRow.Of(reader);
            if (row.Integer("event_seq") is not { } seq)
            {
                continue;
            }

            keys.Add(new SiteKey(
                row.Text("id"),
                seq,
                new SealKey(row.Text("key_fingerprint"), row.Text("public_key")),
                row.Text("algorithm"),
                row.Text("valid_from"),
                row.Text("previous_key"),
                row.Text("previous_signature"),
                row.Text("reason"),
                row.Text("changed_by")));
        }

        return new SiteKeys(site, [.. keys.OrderBy(static key => key.Seq)]);
    }

    /// <summary>The keys in a snapshot; none where it has no seal, or is of a version before seals were signed.</summary>
    public static SiteKeys Of(Snapshot snapshot) => snapshot.Seal is { } seal && EvidenceTables.IsIn(EvidenceTables.Signer, seal.Schema)
        ? Of(snapshot.Connection, seal.Site)
        : new SiteKeys(snapshot.Seal?.Site ?? "", []);

    /// <summary>What is wrong with who signed a seal, as a sentence; null where it is the site's key, or the site has none yet.</summary>
    /// <remarks>A change of the key is sealed as pending by the former key and as done by the new one, so a stop between the two leaves the former one's.</remarks>
    public string? FaultOf(ChainSeal seal) => Latest is not { } latest || seal.Key == latest.Key.Fingerprint || (seal.IsSigned && Keys.Length > 1 && seal.Pending?.Count == latest.Seq && seal.Key == Keys[^2].Key.Fingerprint)
        ? null
        : seal.IsSigned
            ? $"The chain's seal is signed by the key {seal.Key}, but the key of this record is {latest.Key.Fingerprint} (since event {latest.Seq}): the seal was made by somebody else."
            : $"The chain's seal is not signed, but this record is sealed with the key {latest.Key.Fingerprint} (since event {latest.Seq}): the seal was replaced.";
}
