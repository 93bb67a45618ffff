namespace Spectra.Service.Reviews;

/// <summary>What a chemist decides over an analysis.</summary>
internal enum ReviewDecision
{
    /// <summary>The answer stands as it is.</summary>
    Accepted,

    /// <summary>Some candidates stand.</summary>
    AcceptedInPart,

    /// <summary>The answer does not stand.</summary>
    Rejected,

    /// <summary>An earlier decision is taken back.</summary>
    Withdrawn,
}
