namespace Spectra.Service.Identification;

/// <summary>What a verdict asks of the person who reads it.</summary>
internal enum VerdictUrgency
{
    /// <summary>Nothing: there is no verdict.</summary>
    None,

    /// <summary>Something is named.</summary>
    Named,

    /// <summary>The question stays open.</summary>
    Open,

    /// <summary>The measurement must be repeated.</summary>
    Repeat,
}
