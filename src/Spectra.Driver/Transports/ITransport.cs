namespace Spectra.Driver.Transports;

/// <summary>A two-way stream of bytes to a device. It knows no messages; what can be expected of a cable is a value, never an exception.</summary>
/// <remarks>
/// <para>One reader and one writer at a time, which may be different. Bytes are delivered in order and never twice; a call that times out or is cancelled steals none of the bytes that come later.</para>
/// <para>Bytes are taken off the line as they come, whether or not a read is waiting, so that those that came before a hang-up are still delivered; only then do reads report <see cref="TransferStatus.HungUp"/>, and go on to.</para>
/// <para><see cref="IAsyncDisposable.DisposeAsync"/> returns within half a second whatever the line does, wakes a waiting read or write with <see cref="TransferStatus.HungUp"/>, and may be called twice.</para>
/// </remarks>
public interface ITransport : IAsyncDisposable
{
    /// <summary>Where it leads.</summary>
    DeviceAddress Address { get; }

    /// <summary>Waits for at least one byte.</summary>
    /// <param name="buffer">Where the bytes go; not empty.</param>
    /// <param name="timeout">How long to wait; zero only takes what is there already.</param>
    /// <param name="cancellationToken">Ends the wait with <see cref="TransferStatus.Cancelled"/>.</param>
    /// <returns><see cref="TransferStatus.Done"/> with 1 to <paramref name="buffer"/>.Length bytes, or why none came.</returns>
    ValueTask<Transfer> ReadAsync(Memory<byte> buffer, TimeSpan timeout, CancellationToken cancellationToken);

    /// <summary>Writes all bytes.</summary>
    /// <param name="bytes">What to write.</param>
    /// <param name="timeout">How long to wait for the line to take them.</param>
    /// <param name="cancellationToken">Ends the wait with <see cref="TransferStatus.Cancelled"/>.</param>
    /// <returns><see cref="TransferStatus.Done"/> with all of them, or why not, with how many were handed to the line.</returns>
    ValueTask<Transfer> WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan timeout, CancellationToken cancellationToken);
}
