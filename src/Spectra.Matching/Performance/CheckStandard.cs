using System.Collections.Immutable;
using Spectra.Roles;

namespace Spectra.Performance;

/// <summary>A material that instruments are checked with, declared as data so that a laboratory can declare its own.</summary>
/// <param name="Name">What it is called in sentences, for example "polystyrene film".</param>
/// <param name="Bands">The bands with their positions and tolerances, at least two.</param>
/// <param name="QuietRegion">Where neither the standard nor the air nor the optics absorb: the noise is measured there.</param>
/// <param name="Source">Where positions and tolerances come from.</param>
public sealed record CheckStandard(string Name, ImmutableArray<CheckBand> Bands, SpectralRegion QuietRegion, string Source)
{
    /// <summary>How much lower a band of polystyrene may lie by attenuated total reflection, in cm-1.</summary>
    /// <remarks>
    /// On diamond at 45° a band of absorption index k and half width g is drawn down by about 2 k g by the dispersion of the refractive index (Fresnel's formulae): 0.1 to 0.25 cm-1 for these bands (k about 0.015, g 4 to 8),
    /// and about 1 cm-1 for 2849.5 on the flank of the strong band at 2923. Germanium shifts less.
    /// </remarks>
    private const double PolystyreneAtrShift = 1;

    /// <summary>The polystyrene film.</summary>
    /// <remarks>
    /// <para>Positions and tolerances: European Pharmacopoeia 4.0, 2.2.24, and Japanese Pharmacopoeia XIV, supplement 1 (the same seven bands): 3060.0, 2849.5 and 1942.9 within 1.5 cm-1; 1601.2, 1583.0, 1154.5 and 1028.3 within 1.0 cm-1.
    /// NIST SRM 1921 certifies bands of the same film (matte, about 38 um) with smaller uncertainties, film by film: who owns one declares a standard with the certificate's values.</para>
    /// <para>Resolution: the same pharmacopoeias, film of about 0.04 mm in transmission: 18 % transmittance between 2870 and 2849.5, 12 % between 1589 and 1583 cm-1.</para>
    /// <para>1942.9 is a weak overtone under the absorption of diamond itself (1800 to 2300 cm-1): not measured by attenuated total reflection.</para>
    /// <para>The quiet region lies between carbon dioxide (to 2400 cm-1) and the first CH band, where diamond is clear too.</para>
    /// </remarks>
    public static CheckStandard Polystyrene { get; } = new(
        "polystyrene film",
        [.. Roles.Polystyrene.Positions.Select(static position => new CheckBand(position, position > 1700 ? 1.5 : 1.0) { AtrShift = PolystyreneAtrShift, IsSeenInAtr = position is < 1800 or > 2300 })],
        new SpectralRegion(2420, 2700),
        "European Pharmacopoeia 4.0, 2.2.24; Japanese Pharmacopoeia XIV, supplement 1")
    {
        EmptyRegions = [.. Roles.Polystyrene.Empty.Select(static window => new SpectralRegion(window.From, window.To))],
        ResolutionPairs = [new ResolutionPair(2849.5, 2870, 18), new ResolutionPair(1583.0, 1589, 12)],
    };

    /// <summary>Where the standard has nothing: a band there taller than a tenth of the highest shows another material.</summary>
    public ImmutableArray<SpectralRegion> EmptyRegions { get; init; } = [];

    /// <summary>The pairs by which the resolution is judged, for a film of the source's thickness in transmission.</summary>
    public ImmutableArray<ResolutionPair> ResolutionPairs { get; init; } = [];

    /// <summary>The lowest and the highest position of a band, in cm-1.</summary>
    internal SpectralRegion Span => new(Bands.Min(static band => band.Position), Bands.Max(static band => band.Position));

    /// <summary>The bands as a pattern to recognise.</summary>
    internal BandPattern Pattern =>
        new([.. Bands.Select(static band => band.Position)], [.. EmptyRegions.Select(static region => (region.From, region.To))], (Span.From - 28.3, Span.To + 40));
}
