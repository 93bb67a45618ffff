using System.Collections.Immutable;
using CsCheck;

namespace Spectra.Matching.Tests.Support;

/// <summary>Generators of values for property tests.</summary>
internal static class Generated
{
    private static readonly Gen<double> Position = Gen.Double[-1e6, 1e6];

    private static readonly Gen<double> Ordinate = Gen.Frequency((8, Gen.Double[-10, 1e4]), (2, Gen.Double.Where(double.IsFinite)), (1, Gen.Const(double.NaN)));

    /// <summary>A spectrum of any finite positions and ordinates, some of them missing.</summary>
    public static Gen<Spectrum> Spectrum { get; } =
        Gen.Select(Position, Ordinate).Array[1, 60]
            .Where(points => points.Any(point => !double.IsNaN(point.Item2)))
            .Select(points => global::Spectra.Spectrum.Create(
                SpectralAxis.Explicit(AxisUnit.PerCentimetre, [.. points.Select(point => point.Item1)]),
                OrdinateUnit.Absorbance,
                [.. points.Select(point => point.Item2)],
                Acquisition.NotStated,
                []));

    /// <summary>One to four such spectra.</summary>
    public static Gen<ImmutableArray<Spectrum>> Spectra { get; } = Spectrum.Array[1, 4].Select(spectra => spectra.ToImmutableArray());
}
