using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Spectra.Formats;

namespace Spectra.Driver.Docking;

/// <summary>A docking session with a folder: a stick, a card, a share.</summary>
internal sealed class FolderSession(string root, ILedger ledger, TimeProvider time, DockSettings settings)
{
    private readonly HashSet<string> _seen = [];
    private List<FoundFile> _files = [];
    private DockTally _tally = DockTally.None;
    private string? _lost;

    /// <summary>Lists the folder.</summary>
    /// <returns>Why it can't be docked, or null.</returns>
    public string? Open()
    {
        try
        {
            if (!Directory.Exists(root))
            {
                return File.Exists(root) ? $"'{root}' is a file: expected a folder." : $"The folder '{root}' does not exist.";
            }

            _files = FolderScan.List(root);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"The folder '{root}' can't be listed: {failure.Message}";
        }
    }

    /// <summary>Sees to every file.</summary>
    public async IAsyncEnumerable<DockEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _tally = DockTally.None with { Found = _files.Count };
        yield return new DockEvent.Connected(InstrumentIni.Find(root), DeviceHealth.NotReported);
        yield return new DockEvent.Found(_files.Count, _files.Sum(static file => file.Bytes));
        await WatchYoungFilesAsync(cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < _files.Count && _lost is null && !cancellationToken.IsCancellationRequested; i++)
        {
            FoundFile file = _files[i];
            yield return new DockEvent.Reading(i + 1, _files.Count, file.Name, file.Bytes);
            DockEvent? happened = await SeeToAsync(file, cancellationToken).ConfigureAwait(false);
            if (happened is not null)
            {
                _tally = Counted(_tally, happened);
                yield return happened;
            }
        }

        yield return new DockEvent.Ended(
            _lost is not null ? new DockOutcome.DeviceLost(_tally, _lost)
            : cancellationToken.IsCancellationRequested ? new DockOutcome.Cancelled(_tally)
            : new DockOutcome.Completed(_tally));
    }

    private static DockTally Counted(DockTally tally, DockEvent happened) => happened switch
    {
        DockEvent.Taken => tally with { Taken = tally.Taken + 1 },
        DockEvent.Known => tally with { Known = tally.Known + 1 },
        DockEvent.SetAside => tally with { SetAside = tally.SetAside + 1 },
        DockEvent.NotTaken => tally with { NotTaken = tally.NotTaken + 1 },
        _ => tally,
    };

    // A time in the future is a wrong clock on one side, so such a file is watched like a young one.
    private bool IsYoung(FoundFile file) => time.GetUtcNow().UtcDateTime - file.ChangedUtc < settings.SettledAfter;

    /// <summary>One wait serves all young files: each is compared with what was seen first when its turn comes.</summary>
    private async Task WatchYoungFilesAsync(CancellationToken cancellationToken)
    {
        if (!_files.Exists(IsYoung))
        {
            return;
        }

        try
        {
            await Task.Delay(settings.WatchInterval, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The loop sees the token and ends the session with its outcome.
        }
    }

    private async Task<DockEvent?> SeeToAsync(FoundFile file, CancellationToken cancellationToken)
    {
        if (file.Bytes > settings.MaximumFileBytes)
        {
            string sizes = string.Create(CultureInfo.InvariantCulture, $"{file.Bytes:N0} bytes; at most {settings.MaximumFileBytes:N0} are read");
            return new DockEvent.NotTaken(file.Name, NotTakenReason.TooLarge, $"The file '{file.Name}' is too large to be a spectrum: {sizes}.");
        }

        try
        {
            byte[]? content = await ReadWholeAsync(file, cancellationToken).ConfigureAwait(false);
            return content is null
                ? new DockEvent.NotTaken(file.Name, NotTakenReason.StillChanging, $"The file '{file.Name}' is still being written; it is left for the next session.")
                : Judge(file, content);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (!FolderScan.IsPresent(root))
            {
                _lost = string.Create(
                    CultureInfo.InvariantCulture,
                    $"The folder '{root}' went away while '{file.Name}' was being read: {_tally.Taken} taken before that are safe, the rest follows when it is docked again.");
                return null;
            }

            return new DockEvent.NotTaken(file.Name, NotTakenReason.Unreadable, $"The file '{file.Name}' can't be read: {failure.Message}");
        }
    }

    /// <summary>The content, or null when the file is not what was seen first.</summary>
    private static async Task<byte[]?> ReadWholeAsync(FoundFile file, CancellationToken cancellationToken)
    {
        FileInfo now = new(file.Path);
        if (!now.Exists || now.LinkTarget is not null)
        {
            throw new FileNotFoundException("it is gone.", file.Path);
        }

        if (!file.IsUnchanged())
        {
            return null;
        }

        if (file.Bytes == 0)
        {
            // Never opened: a pipe or a device shows as a file of 0 bytes, and opening one can block for ever.
            return [];
        }

        byte[] content = new byte[file.Bytes];
        FileStream stream = new(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        await using (stream.ConfigureAwait(false))
        {
            int read = await stream.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return read == content.Length && file.IsUnchanged() ? content : null;
        }
    }

    private DockEvent Judge(FoundFile file, byte[] content)
    {
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        if (!_seen.Add(sha256) || ledger.Knows(sha256))
        {
            return new DockEvent.Known(file.Name, sha256);
        }

        ReadResult read = content.AsSpan().StartsWith("PK\u0003\u0004"u8)
            ? new ReadResult.Refused(new ReadError(ReadErrorCode.UnsupportedVariant, "An archive is not opened at docking: expected the instrument's own files, unpacked."))
            : settings.Read(content, file.Name);
        return read switch
        {
            ReadResult.Accepted accepted => new DockEvent.Taken(file.Name, content, sha256, accepted.File, file.DeviceTime),
            ReadResult.Refused refused => new DockEvent.SetAside(file.Name, content, sha256, refused.Error, file.DeviceTime),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
