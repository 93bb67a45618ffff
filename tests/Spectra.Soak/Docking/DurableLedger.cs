using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Spectra.Driver;
using Spectra.Driver.Docking;

namespace Spectra.Soak.Docking;

/// <summary>What a post took, in files that outlive a kill: content by its hash, and a log to which whole lines are added.</summary>
internal sealed class DurableLedger : ILedger, IDisposable
{
    private const string LogName = "taken.log";
    private const string ContentName = "content";

    private readonly PostLedger _known = new();
    private readonly string _folder;
    private readonly FileStream _log;

    public DurableLedger(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(Path.Combine(folder, ContentName));
        List<LedgerLine> lines = Lines(folder, out long whole);
        lines.ForEach(line => _known.Remember(line.Sha256, line.Key));
        _log = new FileStream(Path.Combine(folder, LogName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);

        // A line that a kill cut off was never committed.
        _log.SetLength(whole);
        _log.Position = whole;
    }

    /// <summary>What was handed over, each as often as it was; its hash is that of the bytes that were kept.</summary>
    public static IReadOnlyList<HandedOver> HandedOver(string folder) =>
    [
        .. Lines(folder, out _).Where(static line => line.Came is not null)
            .Select(line => line.Came! with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, ContentName, line.Sha256)))) }),
    ];

    /// <inheritdoc/>
    public bool Knows(string sha256) => _known.Knows(sha256);

    /// <inheritdoc/>
    public string? FindContent(RecordKey key) => _known.FindContent(key);

    /// <inheritdoc/>
    public bool HasOther(RecordKey key) => _known.HasOther(key);

    /// <summary>Commits what was handed over: on return it is safe.</summary>
    public void Commit(StoredRecord record, RecordKey? key, ReadOnlySpan<byte> content, string sha256, bool isSpectrum)
    {
        using (FileStream file = new(Path.Combine(_folder, ContentName, sha256), FileMode.Create))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        Append(new LedgerLine(new HandedOver(sha256, record, isSpectrum), key, sha256));
    }

    /// <summary>Commits that known content came under another key.</summary>
    public void Commit(RecordKey? key, string sha256)
    {
        if (key is not null && _known.FindContent(key) != sha256)
        {
            Append(new LedgerLine(null, key, sha256));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _log.Dispose();

    private static List<LedgerLine> Lines(string folder, out long whole)
    {
        string path = Path.Combine(folder, LogName);
        byte[] log = File.Exists(path) ? File.ReadAllBytes(path) : [];
        whole = Array.LastIndexOf(log, (byte)'\n') + 1;
        return
        [
            .. Encoding.UTF8.GetString(log, 0, (int)whole).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => JsonSerializer.Deserialize(line, SoakJsonContext.Default.LedgerLine)!),
        ];
    }

    private void Append(LedgerLine line)
    {
        _log.Write([.. JsonSerializer.SerializeToUtf8Bytes(line, SoakJsonContext.Default.LedgerLine), (byte)'\n']);
        _log.Flush(flushToDisk: true);
        _known.Remember(line.Sha256, line.Key);
    }
}
