namespace Spectra.Service.Exhibits;

/// <summary>What a further test came to. A negative one has no value toward identification.</summary>
internal enum ConfirmationResult
{
    /// <summary>It is the substance.</summary>
    Positive,

    /// <summary>It is not shown.</summary>
    Negative,

    /// <summary>It tells neither.</summary>
    Inconclusive,
}
