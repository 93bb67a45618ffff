namespace Spectra;

/// <summary>A position on the infrared axis in reciprocal centimetres (cm-1).</summary>
/// <param name="PerCentimetre">The wavenumber in cm-1.</param>
public readonly record struct Wavenumber(double PerCentimetre)
{
    /// <summary>The wavenumber of a position given in another optical unit.</summary>
    /// <param name="position">The position in <paramref name="unit"/>; positive for wavelengths.</param>
    /// <param name="unit"><see cref="AxisUnit.PerCentimetre"/>, <see cref="AxisUnit.Micrometre"/> or <see cref="AxisUnit.Nanometre"/>.</param>
    /// <remarks>1 cm-1 = 10 000 / um = 10 000 000 / nm.</remarks>
    /// <exception cref="ArgumentException">The unit is not an optical one.</exception>
    public static Wavenumber From(double position, AxisUnit unit) =>
        unit == AxisUnit.PerCentimetre ? new(position)
        : unit == AxisUnit.Micrometre ? new(10_000 / position)
        : unit == AxisUnit.Nanometre ? new(10_000_000 / position)
        : throw new ArgumentException($"The axis unit '{unit}' can't be turned into wavenumbers: expected 1/cm, um or nm.", nameof(unit));
}
