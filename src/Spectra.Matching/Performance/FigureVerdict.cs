namespace Spectra.Performance;

/// <summary>What one figure of a performance check says.</summary>
public enum FigureVerdict
{
    /// <summary>It could not be measured, or nothing says what it may be. Never the same as passed.</summary>
    NotAssessable,

    /// <summary>Within its limits.</summary>
    Passed,

    /// <summary>Outside its limits.</summary>
    Failed,
}
