namespace Spectra.Preprocessing;

/// <summary>A step that brings a spectrum onto a grid: every recipe holds exactly one.</summary>
internal interface IGridStep : IPreprocessingStep
{
    /// <summary>The grid that the spectrum lies on afterwards.</summary>
    SpectralGrid Grid { get; }
}
