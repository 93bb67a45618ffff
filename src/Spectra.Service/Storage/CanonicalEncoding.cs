using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Spectra.Service.Storage;

/// <summary>The one encoding under every hash of the chain; the README of this project describes it for outsiders.</summary>
/// <remarks>
/// <c>item(tag, bytes) = tag || u32be(length) || bytes</c>;
/// <c>row = item('T', table) || for each column that is not NULL, names in ordinal order: item('T', name) || item(tag, value)</c>.
/// Columns that are NULL leave no trace, so that a column added later does not change the hash of an older row.
/// </remarks>
internal static class CanonicalEncoding
{
    /// <summary>The SHA-256 of a row, in lower-case hexadecimal digits.</summary>
    public static string Hash(string table, IEnumerable<KeyValuePair<string, StoredValue>> columns)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, StoredValue.Text(table));
        foreach ((string name, StoredValue value) in columns.OrderBy(static column => column.Key, StringComparer.Ordinal))
        {
            Append(hash, StoredValue.Text(name));
            Append(hash, value);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, StoredValue value)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = value.Tag;
        BinaryPrimitives.WriteUInt32BigEndian(head[1..], (uint)value.Bytes.Length);
        hash.AppendData(head);
        hash.AppendData(value.Bytes.Span);
    }
}
