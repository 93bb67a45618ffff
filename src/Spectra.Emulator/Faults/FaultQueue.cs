namespace Spectra.Emulator.Faults;

/// <summary>The faults that have not fired yet. Each fires once, at its place or, where it can't be done there, at the next place where it can.</summary>
internal sealed class FaultQueue
{
    private readonly List<Fault> _waiting;

    public FaultQueue(IReadOnlyList<Fault> faults) => _waiting = [.. faults];

    /// <summary>The place of the next fault among bytes; <see cref="long.MaxValue"/> where there is none.</summary>
    public long NextPlace(FaultUnit unit)
    {
        long next = long.MaxValue;
        foreach (Fault fault in _waiting)
        {
            next = fault.Unit == unit ? Math.Min(next, fault.At) : next;
        }

        return next;
    }

    /// <summary>Takes the fault that fires at a place.</summary>
    /// <param name="unit">What the place is counted in.</param>
    /// <param name="place">The place.</param>
    /// <param name="bytesOut">How many bytes went to the host.</param>
    /// <param name="canLie">Whether what is sent states a length.</param>
    /// <returns>The fault; null where there is none.</returns>
    public Fault? Take(FaultUnit unit, long place, long bytesOut, bool canLie = true)
    {
        int at = _waiting.FindIndex(fault => fault.Unit == unit && fault.At <= place && fault.From <= bytesOut && (canLie || fault.Kind != FaultKind.WrongLength));
        if (at < 0)
        {
            return null;
        }

        Fault taken = _waiting[at];
        _waiting.RemoveAt(at);
        return taken;
    }
}
