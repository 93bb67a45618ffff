namespace Spectra.Driver.Transports;

/// <summary>What came of opening a transport.</summary>
public abstract record TransportOpening
{
    private TransportOpening()
    {
    }

    /// <summary>The line is open, locked against other programs where the system can, raw, and emptied of what lay in it.</summary>
    /// <param name="Transport">The line; the caller closes it.</param>
    public sealed record Opened(ITransport Transport) : TransportOpening;

    /// <summary>The line could not be opened.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Sentence">What happened and what to do about it, for a person.</param>
    public sealed record Refused(TransportRefusal Reason, string Sentence) : TransportOpening;
}
