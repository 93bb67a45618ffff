using System.Security.Cryptography;
using Spectra.Formats;

namespace Spectra.Driver.Docking;

/// <summary>Judges what came whole: known, foreign, a spectrum, or none.</summary>
internal sealed class RecordJudge(ILedger ledger, DockSettings settings)
{
    private readonly HashSet<string> _seen = [];

    /// <summary>What becomes of whole content.</summary>
    public DockEvent Of(StoredRecord record, RecordKey? key, byte[] content)
    {
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        if (!_seen.Add(sha256) || ledger.Knows(sha256))
        {
            return new DockEvent.Known(record, key, sha256);
        }

        if (settings.Foreign(record) is { } foreign)
        {
            return new DockEvent.Quarantined(record, key, content, sha256, foreign);
        }

        ReadResult read = content.AsSpan().StartsWith("PK\u0003\u0004"u8)
            ? new ReadResult.Refused(new ReadError(ReadErrorCode.UnsupportedVariant, "An archive is not opened at docking: expected the instrument's own files, unpacked."))
            : settings.Read(content, record.Name);
        return read switch
        {
            ReadResult.Accepted accepted => new DockEvent.Taken(record, key, content, sha256, accepted.File),
            ReadResult.Refused refused => new DockEvent.SetAside(record, key, content.Length, content, sha256, refused.Error),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What becomes of content that was only hashed.</summary>
    public DockEvent TooLarge(StoredRecord record, RecordKey? key, string sha256)
    {
        ReadError error = new(ReadErrorCode.TooLarge, FormattableString.Invariant($"The file is too large to be a spectrum: {record.Bytes:N0} bytes; at most {settings.MaximumFileBytes:N0} are read."));
        return !_seen.Add(sha256) || ledger.Knows(sha256) ? new DockEvent.Known(record, key, sha256) : new DockEvent.SetAside(record, key, record.Bytes!.Value, null, sha256, error);
    }
}
