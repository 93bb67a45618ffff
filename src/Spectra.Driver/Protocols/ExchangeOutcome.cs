namespace Spectra.Driver.Protocols;

/// <summary>How waiting for a frame ended.</summary>
internal enum ExchangeOutcome
{
    /// <summary>A good frame came.</summary>
    Answered,

    /// <summary>What came is no good frame.</summary>
    Corrupt,

    /// <summary>Nothing came in time.</summary>
    TimedOut,

    /// <summary>The line is gone.</summary>
    HungUp,

    /// <summary>The caller called it off.</summary>
    Cancelled,
}
