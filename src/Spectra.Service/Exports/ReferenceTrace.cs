using System.Collections.Immutable;

namespace Spectra.Service.Exports;

/// <summary>A reference spectrum to be drawn over a measured one.</summary>
/// <param name="Id">Its id in its library.</param>
/// <param name="Name">The substance.</param>
/// <param name="Library">The library with its release.</param>
/// <param name="Positions">Wavenumbers in cm-1, ascending.</param>
/// <param name="Ordinates">Absorbance in any scale, one a position; NaN where there is none.</param>
internal sealed record ReferenceTrace(string Id, string Name, string Library, ImmutableArray<double> Positions, ImmutableArray<double> Ordinates);
