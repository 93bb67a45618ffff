namespace Spectra.Service.Libraries.Retro;

/// <summary>How much of the time background work takes: it rests in proportion to what it worked, and while people wait for an answer.</summary>
/// <param name="share">The share of the time, above 0; 1 is all of it, with every processor.</param>
/// <param name="isAsked">Whether somebody waits for an identification.</param>
/// <param name="time">The clock of the rests.</param>
internal sealed class RetroPace(double share, Func<bool> isAsked, TimeProvider time)
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private TimeSpan _owed;

    /// <summary>All of the time: for a command that somebody waits for.</summary>
    public static RetroPace Full { get; } = new(1, static () => false, TimeProvider.System);

    /// <summary>How many spectra are looked at side by side.</summary>
    public int Hands => share >= 1 ? Environment.ProcessorCount : 1;

    /// <summary>Rests after work.</summary>
    /// <param name="worked">How long the work took.</param>
    /// <param name="cancellation">Calls it off.</param>
    public async Task RestAsync(TimeSpan worked, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        TimeSpan rest;
        lock (_gate)
        {
            _owed += worked * ((1 / Math.Min(1, share)) - 1);
            rest = _owed >= ShortestRest ? _owed : TimeSpan.Zero;
            _owed -= rest;
        }

        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, time, cancellation);
        }

        while (isAsked())
        {
            await Task.Delay(Glance, time, cancellation);
        }
    }
}
