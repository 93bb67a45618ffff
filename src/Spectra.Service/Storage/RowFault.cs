using System.Security.Cryptography;

namespace Spectra.Service.Storage;

/// <summary>How a row differs from what its event recorded.</summary>
/// <param name="Kind">Bytes or content.</param>
/// <param name="Sentence">Which row, and what is wrong with it.</param>
internal sealed record RowFault(AuditFindingKind Kind, string Sentence)
{
    /// <summary>Compares a row with its event; null where they agree.</summary>
    public static RowFault? Of(string table, string id, StoredRow row, long seq, string rowHash) =>
        table == EvidenceTables.Raw && !BytesGive(row, id)
            ? new RowFault(AuditFindingKind.BytesAltered, $"The {table} row '{id}' (event {seq}) was altered: its bytes do not give the SHA-256 they are kept under.")
        : CanonicalEncoding.Hash(table, row.Columns) != rowHash
            ? new RowFault(AuditFindingKind.RowAltered, $"The {table} row '{id}' was altered: its content is not what event {seq} recorded.")
        : null;

    /// <summary>The sentence for a row that no event covers.</summary>
    public static string NoEvent(string table, string id) => $"The {table} row '{id}' has no event: it was not written by Spectra, or its key or its event was altered.";

    /// <summary>Whether a row of kept bytes has the bytes its key names.</summary>
    public static bool BytesGive(StoredRow row, string sha256) =>
        row.Columns.TryGetValue("bytes", out StoredValue bytes)
        && Convert.ToHexStringLower(SHA256.HashData(bytes.Bytes.Span)) == sha256
        && row.Integer("length") == bytes.Bytes.Length;
}
