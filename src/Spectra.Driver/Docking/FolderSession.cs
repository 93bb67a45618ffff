using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Spectra.Formats;

namespace Spectra.Driver.Docking;

/// <summary>A docking session with a folder: a stick, a card, a share.</summary>
internal sealed class FolderSession(string root, ILedger ledger, TimeProvider time, DockSettings settings)
{
    private readonly HashSet<string> _seen = [];
    private FolderListing _listing = new([], []);
    private DockTally _tally = DockTally.None;
    private string? _lost;

    private List<FoundFile> Files => _listing.Files;

    /// <summary>Lists the folder.</summary>
    /// <returns>Why it can't be docked, or null.</returns>
    public string? Open()
    {
        try
        {
            _listing = FolderScan.List(root, settings);
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
        _tally = DockTally.None with { Found = Files.Count + _listing.LeftOut.Count };
        yield return new DockEvent.Connected(InstrumentIni.Find(root), DeviceHealth.NotReported);
        yield return new DockEvent.Found(Files.Count, Files.Sum(static file => file.Bytes));
        foreach (DockEvent.NotTaken leftOut in _listing.LeftOut)
        {
            _tally = Counted(_tally, leftOut);
            yield return leftOut;
        }

        await WatchYoungFilesAsync(cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < Files.Count && _lost is null && !cancellationToken.IsCancellationRequested; i++)
        {
            FoundFile file = Files[i];
            yield return new DockEvent.Reading(i + 1, Files.Count, file.Name, file.Bytes);
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
        if (!Files.Exists(IsYoung))
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
        try
        {
            bool isTooLarge = file.Bytes > settings.MaximumFileBytes;
            byte[]? content = isTooLarge ? null : await SettledFile.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            string? sha256 = isTooLarge ? await SettledFile.HashAsync(file, cancellationToken).ConfigureAwait(false)
                : content is null ? null
                : Convert.ToHexStringLower(SHA256.HashData(content));
            return sha256 is null ? new DockEvent.NotTaken(file.Name, NotTakenReason.StillChanging, $"The file '{file.Name}' is still being written; it is left for the next session.")
                : !_seen.Add(sha256) || ledger.Knows(sha256) ? new DockEvent.Known(file.Name, sha256)
                : content is null ? TooLarge(file, sha256)
                : Judge(file, content, sha256);
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

    private DockEvent.SetAside TooLarge(FoundFile file, string sha256)
    {
        string sizes = string.Create(CultureInfo.InvariantCulture, $"{file.Bytes:N0} bytes; at most {settings.MaximumFileBytes:N0} are read");
        return new DockEvent.SetAside(file.Name, file.Bytes, null, sha256, new ReadError(ReadErrorCode.TooLarge, $"The file is too large to be a spectrum: {sizes}."), file.DeviceTime);
    }

    private DockEvent Judge(FoundFile file, byte[] content, string sha256)
    {
        ReadResult read = content.AsSpan().StartsWith("PK\u0003\u0004"u8)
            ? new ReadResult.Refused(new ReadError(ReadErrorCode.UnsupportedVariant, "An archive is not opened at docking: expected the instrument's own files, unpacked."))
            : settings.Read(content, file.Name);
        return read switch
        {
            ReadResult.Accepted accepted => new DockEvent.Taken(file.Name, content, sha256, accepted.File, file.DeviceTime),
            ReadResult.Refused refused => new DockEvent.SetAside(file.Name, content.Length, content, sha256, refused.Error, file.DeviceTime),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
