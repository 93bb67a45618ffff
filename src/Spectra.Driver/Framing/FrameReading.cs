namespace Spectra.Driver.Framing;

/// <summary>What a framing found at the head of the received bytes.</summary>
/// <typeparam name="TFrame">What a frame is read into.</typeparam>
/// <param name="State">Whether there is a frame.</param>
/// <param name="Consumed">How many bytes the caller drops: the frame and what lay before it, or what can't be part of a frame any more.</param>
/// <param name="Noise">How many of them belonged to no good frame.</param>
/// <param name="Frame">The frame; null unless complete.</param>
/// <param name="Fault">What is wrong with a corrupt frame, for the journal; null otherwise.</param>
internal readonly record struct FrameReading<TFrame>(FrameState State, int Consumed, int Noise, TFrame? Frame, string? Fault)
    where TFrame : class
{
    /// <summary>More is needed.</summary>
    public static FrameReading<TFrame> Incomplete(int noise = 0) => new(FrameState.Incomplete, noise, noise, null, null);

    /// <summary>A whole frame.</summary>
    public static FrameReading<TFrame> Complete(TFrame frame, int consumed, int noise = 0) => new(FrameState.Complete, consumed, noise, frame, null);

    /// <summary>What began like a frame is none; the bytes to drop lead to where the next one may begin.</summary>
    public static FrameReading<TFrame> Corrupt(string fault, int consumed) => new(FrameState.Corrupt, consumed, consumed, null, fault);
}
