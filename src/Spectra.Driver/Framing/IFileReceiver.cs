namespace Spectra.Driver.Framing;

/// <summary>The receiving end of a file transfer as a pure state machine: bytes go in, steps come out. It has no clock and does no input or output.</summary>
/// <remarks>The caller feeds what arrives, carries out every step of <see cref="TryNext"/> in order, and answers an <see cref="ReceiverStep.Offered"/> before it feeds more.</remarks>
internal interface IFileReceiver
{
    /// <summary>Takes bytes off the line.</summary>
    void Receive(ReadOnlySpan<byte> bytes);

    /// <summary>Nothing came for as long as the caller waits at a time: asks again, or gives up after a bounded number of times.</summary>
    void NothingCame();

    /// <summary>The next thing to do, in order.</summary>
    /// <returns>Whether there is one.</returns>
    bool TryNext([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ReceiverStep? step);

    /// <summary>Takes the file on offer, from an offset: the bytes before it are there from an earlier session.</summary>
    /// <param name="offset">From 0 to the file's size; a protocol without resume is asked for 0 only.</param>
    void Accept(long offset);

    /// <summary>Passes over the file on offer.</summary>
    void Skip();
}
