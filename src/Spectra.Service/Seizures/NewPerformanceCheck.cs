namespace Spectra.Service.Seizures;

/// <summary>What a measurement of a check standard says of the instrument, to be recorded with it.</summary>
/// <param name="Standard">The standard: polystyrene for one.</param>
/// <param name="Verdict">One word; <see cref="Failed"/> tags the samples around it.</param>
/// <param name="FiguresJson">The figures it rests on, as JSON.</param>
/// <param name="Sentence">The verdict for a person.</param>
internal sealed record NewPerformanceCheck(string Standard, string Verdict, string FiguresJson, string Sentence)
{
    /// <summary>The verdict of an instrument that is in order.</summary>
    public const string Passed = "passed";

    /// <summary>The verdict of an instrument that is out of order.</summary>
    public const string Failed = "failed";

    /// <summary>The verdict where too little could be measured; it neither tags nor clears.</summary>
    public const string NotAssessable = "not-assessable";
}
