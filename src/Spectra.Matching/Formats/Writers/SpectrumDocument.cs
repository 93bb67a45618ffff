using System.Collections.Immutable;

namespace Spectra.Formats.Writers;

/// <summary>The shape of a spectrum in JSON.</summary>
internal sealed record SpectrumDocument(
    string Format,
    int Subfile,
    UnitsDocument Units,
    Acquisition Acquisition,
    ImmutableArray<SpectrumWarning> Warnings,
    double[] X,
    double?[] Y);
