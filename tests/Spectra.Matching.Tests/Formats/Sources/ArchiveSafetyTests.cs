using System.Buffers.Binary;
using System.Text;
using Spectra.Formats.Sources;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Formats.Sources;

/// <summary>Hostile archives are made from honest ones by changing the fields that PKWARE's APPNOTE 4.3 describes.</summary>
public class ArchiveSafetyTests
{
    private const uint DirectoryHeader = 0x02014B50;
    private const uint EndRecord = 0x06054B50;

    private static readonly byte[] Honest = ZipFiles.Of(("a.csv", Encoding.UTF8.GetBytes(new string('1', 300))), ("b.csv", "2,3\n4,5\n"u8.ToArray()));

    [Fact]
    public void AnHonestArchiveIsRead() => Assert.Equal(["a.csv", "b.csv"], Read(Honest).Select(item => Assert.IsType<SourceItem.File>(item).Name));

    [Fact]
    public void AStoredEntryIsRead()
    {
        byte[] bytes = ZipFiles.Of(("a.csv", []));

        Assert.Empty(Assert.IsType<SourceItem.File>(Assert.Single(Read(bytes))).Content.ToArray());
    }

    [Theory]
    [InlineData("../a.csv")]
    [InlineData("d/../../a.csv")]
    [InlineData("..\\a.csv")]
    [InlineData("/etc/a.csv")]
    [InlineData("\\\\host\\a.csv")]
    [InlineData("C:\\a.csv")]
    [InlineData("c:a.csv")]
    [InlineData("a.csv\0.txt")]
    [InlineData("a\u001B[31m.csv")]
    [InlineData("inner.zip")]
    [InlineData("d/INNER.ZIP")]
    public void OneDangerousNameRefusesTheWholeArchive(string name) => AssertRefusedWhole("unsafe-archive", ZipFiles.Of(("a.csv", [1]), (name, [2]), ("z.csv", [3])));

    [Fact]
    public void TwoEntriesOfOneNameAreRefused() => AssertRefusedWhole("unsafe-archive", ZipFiles.Of(("a.csv", [1]), ("a.csv", [2])));

    [Fact]
    public void AnEntryThatExpandsMoreThan200FoldIsRefused() => AssertRefusedWhole("unsafe-archive", ZipFiles.Of(("a.csv", [1]), ("bomb.csv", new byte[2_000_000])));

    [Fact]
    public void AnEntryBeyond64MegabytesIsRefused() => AssertRefusedWhole("unsafe-archive", Changed(DirectoryHeader, 24, 65 * 1024 * 1024));

    [Fact]
    public void AnEntryLongerThanItDeclaresIsRefusedThoughItsDirectoryLookedHonest() => AssertRefusedWhole("unsafe-archive", Changed(DirectoryHeader, 24, 100));

    [Fact]
    public void ManyEntriesThatTogetherExpandBeyond2GigabytesAreRefused()
    {
        // The compressed size is declared as large as the content, so that the sum alone is what is wrong.
        byte[] bytes = ZipFiles.Of([.. Enumerable.Range(0, 40).Select(i => ($"{i}.csv", new byte[10]))]);
        foreach (int at in Places(bytes, DirectoryHeader))
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 20), 60_000_000);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 24), 60_000_000);
        }

        AssertRefusedWhole("unsafe-archive", bytes);
    }

    [Fact]
    public void EntriesThatShareTheirBytesAreRefused()
    {
        byte[] bytes = [.. Honest];
        int[] headers = Places(bytes, DirectoryHeader);
        bytes.AsSpan(headers[0] + 42, 4).CopyTo(bytes.AsSpan(headers[1] + 42));

        AssertRefusedWhole("unsafe-archive", bytes);
    }

    [Fact]
    public void AnEncryptedEntryRefusesTheArchive() => AssertRefusedWhole("unsafe-archive", Changed(DirectoryHeader, 8, 1));

    [Theory]
    [InlineData(16, 0x7FFFFFFF)]
    [InlineData(12, 3)]
    [InlineData(8, 0x00030003)]
    [InlineData(8, 0x00010001)]
    public void AnEndRecordThatLiesIsRefused(int field, int value) => AssertRefusedWhole("unsafe-archive", Changed(EndRecord, field, value));

    [Fact]
    public void MoreThan200000EntriesAreRefused()
    {
        byte[] bytes = [.. Honest];
        int end = Places(bytes, EndRecord)[0];
        byte[] wide = new byte[56 + 20];
        BinaryPrimitives.WriteUInt32LittleEndian(wide, 0x06064B50);
        BinaryPrimitives.WriteInt64LittleEndian(wide.AsSpan(32), 200_001);
        BinaryPrimitives.WriteUInt32LittleEndian(wide.AsSpan(56), 0x07064B50);
        BinaryPrimitives.WriteInt64LittleEndian(wide.AsSpan(56 + 8), end);

        AssertRefusedWhole("unsafe-archive", [.. bytes[..end], .. wide, .. bytes[end..]]);
    }

    [Fact]
    public void AnArchiveCutAnywhereIsRefusedAsAWhole()
    {
        for (int length = 1; length < Honest.Length; length++)
        {
            SourceItem.Refused refused = Assert.IsType<SourceItem.Refused>(Assert.Single(Read(Honest[..length])));
            Assert.True(refused.Error.Id is "truncated" or "unsafe-archive" or "not-a-spectrum", refused.Error.ToString());
        }
    }

    [Fact]
    public void ADamagedEntryIsRefusedAloneByItsChecksum()
    {
        SourceItem[] items = [.. Read(Changed(DirectoryHeader, 16, 12345))];

        Assert.Equal("truncated", Assert.IsType<SourceItem.Refused>(items[0]).Error.Id);
        Assert.IsType<SourceItem.File>(items[1]);
    }

    [Fact]
    public void ChecksumsAreThoseOfTheStandard() => Assert.Equal(0xCBF43926u, Crc32.Of("123456789"u8));

    // Changes a four-byte field of the first record with the signature.
    private static byte[] Changed(uint signature, int field, int value)
    {
        byte[] bytes = [.. Honest];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Places(bytes, signature)[0] + field), value);
        return bytes;
    }

    private static int[] Places(byte[] bytes, uint signature) =>
        [.. Enumerable.Range(0, bytes.Length - 3).Where(at => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) == signature)];

    private static void AssertRefusedWhole(string code, byte[] bytes)
    {
        SourceItem.Refused refused = Assert.IsType<SourceItem.Refused>(Assert.Single(Read(bytes)));
        Assert.Equal("archive.zip", refused.Name);
        Assert.Equal(code, refused.Error.Id);
    }

    private static IEnumerable<SourceItem> Read(byte[] bytes) => SpectrumSource.ReadArchive(new MemoryStream(bytes), "archive.zip");
}
