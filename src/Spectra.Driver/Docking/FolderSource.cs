using System.Collections.Immutable;
using Spectra.Driver.Protocols;

namespace Spectra.Driver.Docking;

/// <summary>A folder: a stick, a card, a share. Nothing is ever written to it.</summary>
internal sealed class FolderSource(string root, TimeProvider time, DockSettings settings) : IRecordSource
{
    private Queue<FoundFile> _files = [];
    private FoundFile? _current;
    private bool _hasWatched;

    /// <inheritdoc/>
    public bool CanResume => false;

    /// <inheritdoc/>
    public ValueTask<Answer<Greeting>> GreetAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(Answer.Given(new Greeting(InstrumentIni.Find(root), DeviceHealth.NotReported, [])));

    /// <inheritdoc/>
    public ValueTask<Answer<Listing>> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            FolderListing listing = FolderScan.List(root, settings);
            _files = new Queue<FoundFile>(listing.Files);
            return ValueTask.FromResult(Answer.Given(new Listing(listing.Files.Count, listing.Files.Sum(static file => file.Bytes), [.. listing.LeftOut])));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ValueTask.FromResult(Answer.Refused<Listing>($"The folder '{root}' can't be listed: {failure.Message}"));
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Answer<StoredRecord?>> NextAsync(CancellationToken cancellationToken)
    {
        await WatchYoungFilesAsync(cancellationToken).ConfigureAwait(false);
        if (cancellationToken.IsCancellationRequested)
        {
            return Answer.Cancelled<StoredRecord?>();
        }

        return Answer.Given(_files.TryDequeue(out _current)
            ? new StoredRecord { Id = Path.GetRelativePath(root, _current.Path).Replace(Path.DirectorySeparatorChar, '/'), Name = _current.Name, Bytes = _current.Bytes, DeviceTime = _current.DeviceTime, MeasuredAt = _current.ChangedUtc }
            : null);
    }

    /// <inheritdoc/>
    public ValueTask<Answer<bool>> PassOverAsync(StoredRecord record, CancellationToken cancellationToken) => ValueTask.FromResult(Answer.Given(true));

    /// <inheritdoc/>
    public async ValueTask<Answer<Piece>> ReadAsync(StoredRecord record, long offset, CancellationToken cancellationToken)
    {
        FoundFile file = _current!;
        try
        {
            if (file.Bytes > settings.MaximumFileBytes)
            {
                return Settled(await SettledFile.HashAsync(file, cancellationToken).ConfigureAwait(false) is { } sha256 ? new Piece.HashOnly(sha256) : null);
            }

            return Settled(await SettledFile.ReadAsync(file, cancellationToken).ConfigureAwait(false) is { } content ? new Piece.Content(content, IsLast: true) : null);
        }
        catch (OperationCanceledException)
        {
            return Answer.Cancelled<Piece>();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return FolderScan.IsPresent(root)
                ? Answer.Given<Piece>(new Piece.Left(NotTakenReason.Unreadable, $"The file '{file.Name}' can't be read: {failure.Message}"))
                : Answer.Lost<Piece>($"The folder '{root}' went away while '{file.Name}' was being read.");
        }

        Answer<Piece> Settled(Piece? piece) =>
            Answer.Given(piece ?? new Piece.Left(NotTakenReason.StillChanging, $"The file '{file.Name}' is still being written; it is left for the next session."));
    }

    /// <inheritdoc/>
    public bool Distrust() => false;

    /// <inheritdoc/>
    public ValueTask<Answer<bool>> AcknowledgeAsync(StoredRecord record, CancellationToken cancellationToken) => ValueTask.FromResult(Answer.Given(true));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // A time in the future is a wrong clock on one side, so such a file is watched like a young one.
    private bool IsYoung(FoundFile file) => time.GetUtcNow().UtcDateTime - file.ChangedUtc < settings.SettledAfter;

    /// <summary>One wait serves all young files: each is compared with what was seen first when its turn comes.</summary>
    private async Task WatchYoungFilesAsync(CancellationToken cancellationToken)
    {
        if (_hasWatched || !_files.Any(IsYoung))
        {
            return;
        }

        _hasWatched = true;
        try
        {
            await Task.Delay(settings.WatchInterval, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The caller sees the token and ends the session with its outcome.
        }
    }
}
