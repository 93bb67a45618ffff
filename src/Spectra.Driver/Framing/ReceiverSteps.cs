using System.Diagnostics.CodeAnalysis;

namespace Spectra.Driver.Framing;

/// <summary>The steps that a file receiver has for its caller, and how often it may still ask in vain.</summary>
/// <param name="attempts">How often it asks without progress before it gives up.</param>
internal sealed class ReceiverSteps(int attempts)
{
    private readonly Queue<ReceiverStep> _steps = new();
    private ReceiverStep? _last;

    /// <summary>How often it asked since there was progress.</summary>
    public int Asked { get; private set; }

    /// <summary>Something came that the transfer waited for.</summary>
    public void Progress() => Asked = 0;

    /// <summary>Counts one question.</summary>
    /// <returns>Whether it may still be asked.</returns>
    public bool MayAsk() => ++Asked <= attempts;

    /// <summary>Adds a step. The same bytes are not sent twice on end: of an answer to a repeated question the sender needs one.</summary>
    public void Add(ReceiverStep step)
    {
        if (_steps.Count > 0 && step is ReceiverStep.Send next && _last is ReceiverStep.Send before && next.Bytes.Span.SequenceEqual(before.Bytes.Span))
        {
            return;
        }

        _steps.Enqueue(step);
        _last = step;
    }

    /// <summary>The next step, in order.</summary>
    public bool TryNext([NotNullWhen(true)] out ReceiverStep? step) => _steps.TryDequeue(out step);
}
