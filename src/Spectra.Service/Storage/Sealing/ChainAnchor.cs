using System.Collections.Immutable;
using System.Data.Common;
using Dapper;

namespace Spectra.Service.Storage.Sealing;

/// <summary>One head of the chain, vouched for by somebody outside the data folder.</summary>
/// <param name="Id">The row.</param>
/// <param name="Kind"><see cref="AnchorKind.TimeStamp"/> or <see cref="AnchorKind.National"/>.</param>
/// <param name="Head">The head: how many events, and the hash of the last.</param>
/// <param name="Token">The time-stamp token (CMS, DER), or the signature's bytes.</param>
/// <param name="Authority">Who vouches: the authority's address, or the program's file name.</param>
/// <param name="AnchoredAt">When it was recorded, as <see cref="UtcText"/>.</param>
/// <param name="StatedTime">The authority's own time, as <see cref="UtcText"/>; empty where it states none.</param>
internal sealed record ChainAnchor(string Id, string Kind, ChainHead Head, ReadOnlyMemory<byte> Token, string Authority, string AnchoredAt, string StatedTime)
{
    /// <summary>The anchors in a database whose schema has their table, oldest first.</summary>
    public static ImmutableArray<ChainAnchor> Of(DbConnection connection)
    {
        using DbDataReader reader = (DbDataReader)connection.ExecuteReader("SELECT * FROM evidence_anchor ORDER BY event_count, id");
        List<ChainAnchor> anchors = [];
        while (reader.Read())
        {
            StoredRow row = StoredRow.Of(reader);
            anchors.Add(new ChainAnchor(
                row.Text("id"),
                row.Text("kind"),
                new ChainHead(row.Integer("event_count") ?? 0, row.Text("head_hash")),
                row.Columns.TryGetValue("token", out StoredValue token) ? token.Bytes : default,
                row.Text("authority"),
                row.Text("anchored_at"),
                row.Text("stated_time")));
        }

        return [.. anchors];
    }

    /// <summary>The row to append.</summary>
    public EvidenceRow Row() => new EvidenceRow(EvidenceTables.Anchor)
        .With("id", Id)
        .With("kind", Kind)
        .With("event_count", Head.Count)
        .With("head_hash", Head.Hash)
        .With("token", Token.ToArray())
        .With("authority", Authority)
        .With("anchored_at", AnchoredAt)
        .With("stated_time", StatedTime.Length == 0 ? null : StatedTime);
}
