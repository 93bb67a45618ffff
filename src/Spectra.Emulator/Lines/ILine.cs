namespace Spectra.Emulator.Lines;

/// <summary>The line between the simulated detector and one host at a time. It belongs to one thread; every wait ends early when the <see cref="Inbox"/> has something.</summary>
internal interface ILine : IDisposable
{
    /// <summary>The address a host docks; null while unplugged.</summary>
    string? Address { get; }

    /// <summary>Waits for a host, or for bytes of the one that is there.</summary>
    /// <param name="into">Where bytes are put.</param>
    /// <param name="milliseconds">How long at most; -1 for as long as it takes.</param>
    /// <param name="count">How many bytes came.</param>
    LineSignal Read(Span<byte> into, int milliseconds, out int count);

    /// <summary>Writes what fits.</summary>
    /// <param name="bytes">What to write.</param>
    /// <param name="count">How many bytes were written.</param>
    /// <returns><see cref="LineSignal.Bytes"/>, <see cref="LineSignal.Nothing"/> when the wait was cut short, or <see cref="LineSignal.HostLeft"/>.</returns>
    LineSignal Write(ReadOnlySpan<byte> bytes, out int count);

    /// <summary>Lets time pass without looking at the line.</summary>
    void Idle(int milliseconds);

    /// <summary>Closes the line, so that a host sees the hang-up at once.</summary>
    void Unplug();

    /// <summary>Opens the line again: a pseudo terminal under another name than before, a listener at the same port.</summary>
    void Plug();
}
