using System.Security.Cryptography;
using System.Text;
using System.Data.Common;
using Dapper;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>Recomputes the chain from the description in the service's README, with nothing of the product but the file it wrote.</summary>
public class CanonicalEncodingTests
{
    [Fact]
    public void AnOutsiderComputesEveryHashFromTheDescription()
    {
        using FilledRecord record = new();
        using DbConnection connection = record.Open();
        List<IDictionary<string, object?>> events = [.. connection.Query("SELECT * FROM evidence_event ORDER BY seq").Select(static row => (IDictionary<string, object?>)row)];
        string previous = Sha256(Encoding.UTF8.GetBytes("spectra evidence chain 1:" + events[0]["site"]));
        long seq = 0;
        foreach (IDictionary<string, object?> happened in events)
        {
            string table = (string)happened["table_name"]!;
            string key = table is "evidence_raw" or "evidence_decision_rule" ? "sha256" : "id";
            IDictionary<string, object?> row = (IDictionary<string, object?>)connection.QuerySingle($"SELECT * FROM {table} WHERE {key} = @id", new { id = happened["row_id"] });

            Assert.Equal(++seq, happened["seq"]);
            Assert.Equal(previous, happened["previous_hash"]);
            Assert.Equal(RowHash(table, row), happened["row_hash"]);
            string hash = (string)happened["hash"]!;
            happened.Remove("hash");
            Assert.Equal(RowHash("evidence_event", happened), hash);
            previous = hash;
        }

        Assert.Contains(previous, File.ReadAllText(record.SealPath), StringComparison.Ordinal);
    }

    [Fact]
    public void ARowWorkedOutByHand()
    {
        // T(t) then T(a) R(1.5), T(b) I(-2), T(c) B(ff), in the order of the names.
        byte[] expected = Convert.FromHexString(
            "540000000174" + "540000000161" + "52000000083FF8000000000000" + "540000000162" + "4900000008FFFFFFFFFFFFFFFE" + "540000000163" + "4200000001FF");

        string hash = CanonicalEncoding.Hash("t", [new("b", StoredValue.Integer(-2)), new("c", StoredValue.Blob([0xFF])), new("a", StoredValue.Real(1.5))]);

        Assert.Equal(Sha256(expected), hash);
    }

    [Fact]
    public void AColumnAddedLaterLeavesOlderRowsAsTheyAre()
    {
        using FilledRecord record = new();
        record.Tamper("ALTER TABLE evidence_session ADD COLUMN laser_hours DOUBLE PRECISION");

        Assert.All(record.Verify().Findings, static finding => Assert.Equal(AuditFindingKind.SchemaChanged, finding.Kind));
    }

    [Theory]
    [InlineData("a\0b", "a\uFFFDb")]
    [InlineData("Grüße, 你好 🧪", "Grüße, 你好 🧪")]
    public void TextIsKeptInAFormThatEveryEngineGivesBack(string given, string kept)
    {
        EvidenceRow row = new EvidenceRow("t").With("a", given);

        Assert.Equal(kept, row.Columns["a"]);
    }

    [Fact]
    public void ABrokenSurrogateIsKeptAsAReplacementCharacter() =>
        Assert.Equal("a\uFFFDb", new EvidenceRow("t").With("a", "a\uD800b").Columns["a"]);

    private static string RowHash(string table, IDictionary<string, object?> row)
    {
        using MemoryStream stream = new();
        Item(stream, 'T', Encoding.UTF8.GetBytes(table));
        foreach ((string name, object? value) in row.OrderBy(static column => column.Key, StringComparer.Ordinal))
        {
            if (value is null)
            {
                continue;
            }

            Item(stream, 'T', Encoding.UTF8.GetBytes(name));
            switch (value)
            {
                case string text:
                    Item(stream, 'T', Encoding.UTF8.GetBytes(text));
                    break;
                case long integer:
                    Item(stream, 'I', BigEndian(BitConverter.GetBytes(integer)));
                    break;
                case double real:
                    Item(stream, 'R', BigEndian(BitConverter.GetBytes(real)));
                    break;
                default:
                    Item(stream, 'B', (byte[])value);
                    break;
            }
        }

        return Sha256(stream.ToArray());
    }

    private static void Item(MemoryStream stream, char tag, byte[] value)
    {
        stream.WriteByte((byte)tag);
        stream.Write(BigEndian(BitConverter.GetBytes(value.Length)));
        stream.Write(value);
    }

    private static byte[] BigEndian(byte[] bytes)
    {
        if (BitConverter.IsLittleEndian)
        {
            Array.Reverse(bytes);
        }

        return bytes;
    }

    private static string Sha256(byte[] bytes) => string.Concat(SHA256.HashData(bytes).Select(static octet => octet.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
}
