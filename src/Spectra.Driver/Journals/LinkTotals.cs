namespace Spectra.Driver.Journals;

/// <summary>What passed over the line in one session.</summary>
/// <param name="BytesReceived">Bytes from the device.</param>
/// <param name="BytesSent">Bytes to the device.</param>
/// <param name="Requests">Questions asked, repetitions included.</param>
/// <param name="Retries">Questions that had to be asked again.</param>
/// <param name="NoiseBytes">Received bytes that belonged to no good frame.</param>
public sealed record LinkTotals(long BytesReceived, long BytesSent, long Requests, long Retries, long NoiseBytes)
{
    /// <summary>Nothing passed.</summary>
    public static LinkTotals None { get; } = new(0, 0, 0, 0, 0);
}
