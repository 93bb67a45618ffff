namespace Spectra.Driver.Transports;

/// <summary>One wait of one caller, ended once by whoever comes first: the line, the clock or the caller's token.</summary>
internal sealed class Waiting
{
    // What a timer takes at most; nobody waits longer than seven weeks for a cable.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly TaskCompletionSource<TransferStatus> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A time that a timer takes.</summary>
    public static TimeSpan Limit(TimeSpan timeout) => timeout < Longest ? timeout : Longest;

    public void End(TransferStatus status) => _ended.TrySetResult(status);

    public async Task<TransferStatus> EndedAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using Timer? clock = timeout == Timeout.InfiniteTimeSpan
            ? null
            : new Timer(static waiting => ((Waiting)waiting!).End(TransferStatus.TimedOut), this, Limit(timeout), Timeout.InfiniteTimeSpan);
        using CancellationTokenRegistration calledOff = cancellationToken.UnsafeRegister(static waiting => ((Waiting)waiting!).End(TransferStatus.Cancelled), this);
        return await _ended.Task.ConfigureAwait(false);
    }
}
