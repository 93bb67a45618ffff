using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectra.Service.Backups;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Backups;

/// <summary>A backup that is not what was written is refused before anything is made.</summary>
public sealed class AlteredBackupTests : IDisposable
{
    private readonly BackedUpSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void AnAlteredByteIsToldByTheNameOfItsEntry()
    {
        string backup = _site.BackUp();
        byte[] whole = File.ReadAllBytes(backup);
        foreach (string name in BackedUpSite.Hashes(backup).Keys)
        {
            (int start, int length) = DataOf(whole, name);
            if (length == 0)
            {
                continue;
            }

            // The bits that say how the first block is packed (RFC 1951, 3.2.3): no other packing gives the same.
            byte[] altered = [.. whole];
            altered[start] ^= 0x06;

            Assert.Contains($"'{name}'", Refusal(altered).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AnAlteredByteAnywhereIsRefused()
    {
        byte[] whole = File.ReadAllBytes(_site.BackUp());
        Random random = new(20261123);
        for (int i = 0; i < 150; i++)
        {
            byte[] altered = [.. whole];

            // The directory at the end is where bytes are that belong to no entry.
            int at = i % 2 == 0 ? random.Next(whole.Length) : whole.Length - 1 - random.Next(8000);
            altered[at] ^= (byte)(1 << random.Next(8));

            Assert.NotNull(Refusal(altered));
        }
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.999)]
    public void AShortenedBackupIsRefused(double part)
    {
        byte[] whole = File.ReadAllBytes(_site.BackUp());

        Refusal(whole[..(int)(whole.Length * part)]);
    }

    [Fact]
    public void ABackupThatSomebodyAlteredAndSignedAnewIsNotRestored()
    {
        string backup = _site.BackUp();
        const string Sessions = "record/evidence_session.jsonl";
        byte[] forged = Resigned(backup, entries => entries[Sessions] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(entries[Sessions]).Replace("SN 7", "SN 8", StringComparison.Ordinal)));

        Assert.Contains("NOT INTACT", Refusal(forged).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnIntactRecordThatSomebodyElseBackedUpIsNotRestored() =>
        Assert.Contains("whoever holds its key", Refusal(Resigned(_site.BackUp(), static _ => { })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("files/keys/../../outside")]
    [InlineData("files/spectra.db")]
    [InlineData("files/keys/..\\outside")]
    [InlineData("record/nobodys_table.jsonl")]
    public void AnEntryThatHasNoPlaceInADataFolderIsRefused(string name)
    {
        Assert.Contains("no place in a data folder", Refusal(Resigned(_site.BackUp(), entries => entries[name] = "x"u8.ToArray())).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_site.File("outside")));
    }

    private EvidenceException Refusal(byte[] backup)
    {
        string path = _site.File("altered.zip");
        File.WriteAllBytes(path, backup);
        EvidenceException refusal = Assert.Throws<EvidenceException>(() => BackedUpSite.Restored(path, _site.File("restored")));
        Assert.False(Directory.Exists(_site.File("restored")));
        return refusal;
    }

    /// <summary>Where the packed bytes of an entry are, by the .zip's own headers (APPNOTE 4.3.12, 4.3.7).</summary>
    private static (int Start, int Length) DataOf(byte[] zip, string name)
    {
        for (int at = 0; at < zip.Length - 46; at++)
        {
            ReadOnlySpan<byte> header = zip.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) == 0x02014b50 && Encoding.UTF8.GetString(header.Slice(46, BinaryPrimitives.ReadUInt16LittleEndian(header[28..]))) == name)
            {
                int local = (int)BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
                int start = local + 30 + BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(local + 26)) + BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(local + 28));
                return (start, (int)BinaryPrimitives.ReadUInt32LittleEndian(header[20..]));
            }
        }

        throw new InvalidOperationException($"There is no entry '{name}'.");
    }

    /// <summary>What somebody makes who has the backup and a key of his own.</summary>
    private static byte[] Resigned(string backup, Action<Dictionary<string, byte[]>> alter)
    {
        Dictionary<string, byte[]> entries = [];
        using (ZipArchive zip = ZipFile.OpenRead(backup))
        {
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                using Stream content = entry.Open();
                using MemoryStream bytes = new();
                content.CopyTo(bytes);
                entries.Add(entry.FullName, bytes.ToArray());
            }
        }

        JsonObject manifest = JsonNode.Parse(entries[BackupLayout.Manifest])!.AsObject();
        entries.Remove(BackupLayout.Manifest);
        entries.Remove(BackupLayout.Signature);
        alter(entries);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] info = key.ExportSubjectPublicKeyInfo();
        manifest["key"] = Convert.ToHexStringLower(SHA256.HashData(info));
        manifest["publicKey"] = Convert.ToBase64String(info);
        manifest["entries"] = new JsonArray([.. entries.Select(static entry => (JsonNode)new JsonObject
        {
            ["name"] = entry.Key,
            ["bytes"] = entry.Value.Length,
            ["rows"] = entry.Key.StartsWith("files/", StringComparison.Ordinal) ? null : entry.Value.Count(static octet => octet == '\n'),
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(entry.Value)),
        })]);
        entries[BackupLayout.Manifest] = Encoding.UTF8.GetBytes(manifest.ToJsonString(JsonSerializerOptions.Default));
        entries[BackupLayout.Signature] = Encoding.ASCII.GetBytes(Convert.ToBase64String(key.SignData(entries[BackupLayout.Manifest], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)) + "\n");
        return Zipped(entries);
    }

    private static byte[] Zipped(Dictionary<string, byte[]> entries)
    {
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true) { Comment = new string('0', 64) })
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        byte[] bytes = file.ToArray();
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, bytes.Length - 64)))).CopyTo(bytes, bytes.Length - 64);
        return bytes;
    }
}
