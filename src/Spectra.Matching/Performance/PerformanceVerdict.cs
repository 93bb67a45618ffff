namespace Spectra.Performance;

/// <summary>What a performance check says of the instrument.</summary>
public enum PerformanceVerdict
{
    /// <summary>Too little could be measured to say anything: the instrument is neither proven nor found wanting.</summary>
    NotAssessable,

    /// <summary>Everything that must be measured was, and every measured figure lies within its limits.</summary>
    Passed,

    /// <summary>At least one figure lies outside its limits.</summary>
    Failed,
}
