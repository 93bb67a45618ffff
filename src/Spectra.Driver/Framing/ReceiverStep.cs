namespace Spectra.Driver.Framing;

/// <summary>What the caller of a file receiver is to do next.</summary>
internal abstract record ReceiverStep
{
    private ReceiverStep()
    {
    }

    /// <summary>Write these bytes to the line.</summary>
    public sealed record Send(ReadOnlyMemory<byte> Bytes) : ReceiverStep;

    /// <summary>A file is on offer: accept it or skip it.</summary>
    public sealed record Offered(FileOffer File) : ReceiverStep;

    /// <summary>The CRC-32 of the whole file on offer, which was asked for.</summary>
    public sealed record CheckSummed(uint Crc32) : ReceiverStep;

    /// <summary>Content of the accepted file, checked, in order and without gaps from the accepted offset on.</summary>
    public sealed record Content(long Offset, ReadOnlyMemory<byte> Bytes) : ReceiverStep;

    /// <summary>The accepted file is there whole.</summary>
    /// <param name="Length">Its length in bytes.</param>
    public sealed record Received(long Length) : ReceiverStep;

    /// <summary>The sender has no more files.</summary>
    public sealed record Finished : ReceiverStep;

    /// <summary>The transfer can't go on; bytes to send that end it in good order came before.</summary>
    /// <param name="Sentence">Why, for a person.</param>
    public sealed record Failed(string Sentence) : ReceiverStep;
}
