namespace Spectra.Synthesis;

/// <summary>In which state the substance of a band table was measured: a gas spectrum is no stand-in for one of a solid or liquid.</summary>
public enum SampleState
{
    /// <summary>A solid or a liquid, by whatever technique.</summary>
    Condensed,

    /// <summary>A gas or vapour.</summary>
    Gas,
}
