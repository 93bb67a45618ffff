using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Spectra.Libraries;
using Spectra.Libraries.Speclib;
using Spectra.Matching.Tests.Support;
using Spectra.Scan;

namespace Spectra.Matching.Tests.Libraries;

public sealed class BlockGuardTests : IDisposable
{
    private readonly MadeLibraries _made = new();

    /// <summary>The check value of CRC-32C over the digits 1 to 9 (RFC 3720 and the catalogue of CRC algorithms): they all lie in the last quarter, the others are empty.</summary>
    [Fact]
    public void AChecksumIsCrc32COfEachQuarter()
    {
        byte[] checksum = new byte[BlockChecksum.Size];

        BlockChecksum.Of(Encoding.ASCII.GetBytes("123456789"), checksum);

        Assert.Equal([0u, 0u, 0u, 0xE3069283u], Enumerable.Range(0, 4).Select(i => BinaryPrimitives.ReadUInt32LittleEndian(checksum.AsSpan(4 * i))));
    }

    [Fact]
    public void OfALongFileABlockIsComparedWhenItIsRead()
    {
        string path = Altered("views", row: 30);
        using SpeclibFile file = SpeclibFile.Open(path, out _, checkedAtOnce: 0)!;
        SpeclibPart part = file.Part("views");
        int rowLength = (int)(part.Length / 40);

        Assert.Equal(rowLength / sizeof(float), file.Span<float>(part, 0, rowLength / sizeof(float)).Length);
        LibraryAlteredException refusal = Assert.Throws<LibraryAlteredException>(() => file.Span<float>(part, 30L * rowLength, rowLength / sizeof(float)).Length);
        Assert.Contains("part 'views' was altered", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AGuardedMatrixIsComparedBeforeARowIsRead()
    {
        string path = Altered("views", row: 30);
        using SpeclibFile file = SpeclibFile.Open(path, out _, checkedAtOnce: 0)!;
        RowMatrix rows = file.Rows("views", 40, 1676, (int)(file.Part("views").Length / 40 / sizeof(float)));

        rows.Touch(0, 1);
        Assert.Throws<LibraryAlteredException>((Action)(() => rows.Touch(29, 3)));
    }

    [Fact]
    public void WhoForgesChecksumAndHeaderIsFoundByTheHashesOfTheParts()
    {
        string path = Altered("absorbance", row: 3);
        byte[] bytes = File.ReadAllBytes(path);
        SpeclibHeader.TryRead(bytes, bytes.Length, out SpeclibHeader header, out _);
        SpeclibPart checksums = header.Part(SpeclibHeader.ChecksumPart);
        for (int block = 0; block < SpeclibHeader.Blocks(checksums.Offset); block++)
        {
            int start = SpeclibHeader.Size + (block * BlockChecksum.BlockSize);
            BlockChecksum.Of(bytes.AsSpan(start, (int)Math.Min(BlockChecksum.BlockSize, checksums.Offset - start)), bytes.AsSpan((int)checksums.Offset + (block * BlockChecksum.Size)));
        }

        SpeclibPart forged = checksums with { Sha256 = SHA256.HashData(bytes.AsSpan((int)checksums.Offset, (int)checksums.Length)) };
        new SpeclibHeader(bytes.Length, header.Parts.Replace(checksums, forged)).ToBytes().CopyTo(bytes, 0);
        File.WriteAllBytes(path, bytes);

        using ReferenceLibrary library = Assert.IsType<LibraryOpening.Opened>(ReferenceLibrary.Open(path)).Library;
        Assert.Equal("absorbance", Assert.Single(library.AlteredParts()));
    }

    [Fact]
    public void OfAnIntactFileNoPartIsNamed()
    {
        using ReferenceLibrary library = Assert.IsType<LibraryOpening.Opened>(ReferenceLibrary.Open(Built())).Library;

        Assert.Empty(library.AlteredParts());
    }

    public void Dispose() => _made.Dispose();

    private string Built()
    {
        _made.Of(Enumerable.Range(0, 40).Select(seed => (MadeLibraries.Reference($"r{seed}", $"S{seed}"), Some.Spectrum(seed))), survey: null);
        return _made.File(0);
    }

    /// <summary>A copy of a library of 40 rows with one byte of a row altered.</summary>
    private string Altered(string part, int row)
    {
        byte[] bytes = File.ReadAllBytes(Built());
        SpeclibHeader.TryRead(bytes, bytes.Length, out SpeclibHeader header, out _);
        SpeclibPart rows = header.Part(part);
        bytes[rows.Offset + (rows.Length / 40 * row) + 1000] ^= 0x10;
        string path = _made.File(99);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
