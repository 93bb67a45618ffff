namespace Spectra.Driver.Framing;

/// <summary>Cuts frames out of received bytes: pure, bounded, and in step again after noise.</summary>
/// <remarks>
/// <para>The caller keeps what was received and not yet consumed, calls <see cref="Read"/> again when more came, and always drops <see cref="FrameReading{TFrame}.Consumed"/> bytes first.
/// The frames found must not depend on how the bytes were cut into reads.</para>
/// <para>An incomplete frame never makes the caller keep more than the framing's maximum: a length beyond it is corrupt at once, before anything is allocated for it.</para>
/// </remarks>
/// <typeparam name="TFrame">What a frame is read into.</typeparam>
internal interface IFraming<TFrame>
    where TFrame : class
{
    /// <summary>Looks at the bytes received so far.</summary>
    /// <param name="received">What was received and not yet consumed; may be empty.</param>
    FrameReading<TFrame> Read(ReadOnlySpan<byte> received);
}
