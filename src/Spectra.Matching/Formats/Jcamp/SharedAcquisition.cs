namespace Spectra.Formats.Jcamp;

/// <summary>The acquisition of a block's tables in one pair of units, read once: a block may have thousands of tables.</summary>
internal sealed record SharedAcquisition(AxisUnit AxisUnit, OrdinateUnit Unit, Acquisition Acquisition, IReadOnlyList<SpectrumWarning> Warnings);
