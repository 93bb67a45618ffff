namespace Spectra.Service.Identification;

/// <summary>What every analysis for the record is made with, so that it can be repeated.</summary>
internal static class AnalysisSettings
{
    /// <summary>How many substances a recorded hit list has at most.</summary>
    public const int Candidates = 10;
}
