namespace Spectra.Formats.Spc;

/// <summary>The unit codes of GRAMS (fxtype and fytype of SPC.H), which other programs' files use too.</summary>
internal static class GramsUnits
{
    private const int TextLabels = 15;

    private static readonly Dictionary<int, AxisUnit> AxisUnits = new()
    {
        [0] = AxisUnit.Of("arbitrary", "Arbitrary"),
        [1] = AxisUnit.PerCentimetre,
        [2] = AxisUnit.Micrometre,
        [3] = AxisUnit.Nanometre,
        [4] = AxisUnit.Of("s", "Seconds"),
        [5] = AxisUnit.Of("min", "Minutes"),
        [6] = AxisUnit.Of("Hz", "Hertz"),
        [7] = AxisUnit.Of("kHz", "Kilohertz"),
        [8] = AxisUnit.Of("MHz", "Megahertz"),
        [9] = AxisUnit.Of("m/z", "Mass (M/z)"),
        [10] = AxisUnit.Of("ppm", "Parts per million"),
        [11] = AxisUnit.Of("d", "Days"),
        [12] = AxisUnit.Of("a", "Years"),
        [13] = AxisUnit.RamanShift,
        [14] = AxisUnit.Of("eV"),
        [TextLabels] = AxisUnit.Of("text-label", "XYZ text labels"),
        [16] = AxisUnit.Of("diode-number", "Diode Number"),
        [17] = AxisUnit.Of("channel", "Channel"),
        [18] = AxisUnit.Of("degrees", "Degrees"),
        [19] = AxisUnit.Of("degF", "Temperature (F)"),
        [20] = AxisUnit.Of("degC", "Temperature (C)"),
        [21] = AxisUnit.Of("K", "Temperature (K)"),
        [22] = AxisUnit.Of("points", "Data Points"),
        [23] = AxisUnit.Of("ms", "Milliseconds"),
        [24] = AxisUnit.Of("us", "Microseconds"),
        [25] = AxisUnit.Of("ns", "Nanoseconds"),
        [26] = AxisUnit.Of("GHz", "Gigahertz"),
        [27] = AxisUnit.Of("cm", "Centimeters"),
        [28] = AxisUnit.Of("m", "Meters"),
        [29] = AxisUnit.Of("mm", "Millimeters"),
        [30] = AxisUnit.Of("h", "Hours"),
        [255] = AxisUnit.Of("double-interferogram", "Double interferogram"),
    };

    private static readonly Dictionary<int, OrdinateUnit> OrdinateUnits = new()
    {
        [0] = OrdinateUnit.Of("arbitrary", "Arbitrary Intensity"),
        [1] = OrdinateUnit.Interferogram,
        [2] = OrdinateUnit.Absorbance,
        [3] = OrdinateUnit.KubelkaMunk,
        [4] = OrdinateUnit.Of("counts", "Counts"),
        [5] = OrdinateUnit.Of("volts", "Volts"),
        [6] = OrdinateUnit.Of("degrees", "Degrees"),
        [7] = OrdinateUnit.Of("milliamps", "Milliamps"),
        [8] = OrdinateUnit.Of("mm", "Millimeters"),
        [9] = OrdinateUnit.Of("millivolts", "Millivolts"),
        [10] = OrdinateUnit.LogInverseReflectance,
        [11] = OrdinateUnit.Of("percent", "Percent"),
        [12] = OrdinateUnit.Of("intensity", "Intensity"),
        [13] = OrdinateUnit.Of("relative-intensity", "Relative Intensity"),
        [14] = OrdinateUnit.Of("energy", "Energy"),
        [16] = OrdinateUnit.Of("decibel", "Decibel"),
        [19] = OrdinateUnit.Of("degF", "Temperature (F)"),
        [20] = OrdinateUnit.Of("degC", "Temperature (C)"),
        [21] = OrdinateUnit.Of("K", "Temperature (K)"),
        [22] = OrdinateUnit.Of("refractive-index", "Index of Refraction [N]"),
        [23] = OrdinateUnit.Of("extinction-coefficient", "Extinction Coeff. [K]"),
        [24] = OrdinateUnit.Of("real", "Real"),
        [25] = OrdinateUnit.Of("imaginary", "Imaginary"),
        [26] = OrdinateUnit.Of("complex", "Complex"),
        [128] = OrdinateUnit.Transmittance,
        [129] = OrdinateUnit.Reflectance,
        [130] = OrdinateUnit.Of("single-beam", "Arbitrary or Single Beam with Valley Peaks"),
        [131] = OrdinateUnit.Of("emission", "Emission"),
    };

    /// <summary>The unit of an axis code; <see cref="AxisUnit.NotStated"/> for a code that SPC.H does not define.</summary>
    public static AxisUnit Axis(int code) => AxisUnits.GetValueOrDefault(code, AxisUnit.NotStated);

    /// <summary>The unit of an ordinate code; <see cref="OrdinateUnit.NotStated"/> for a code that SPC.H does not define.</summary>
    public static OrdinateUnit Ordinate(int code) => OrdinateUnits.GetValueOrDefault(code, OrdinateUnit.NotStated);

    /// <summary>Whether SPC.H defines both codes.</summary>
    public static bool Defines(int axisCode, int ordinateCode) => AxisUnits.ContainsKey(axisCode) && OrdinateUnits.ContainsKey(ordinateCode);

    /// <summary>The unit in the words of a custom label: the code keeps deciding what it is, the label is only how the file calls it.</summary>
    public static AxisUnit Labelled(AxisUnit unit, string? label) =>
        label is null || unit == AxisUnit.NotStated ? unit : AxisUnit.Of(unit.Id, label);

    /// <inheritdoc cref="Labelled(AxisUnit, string?)"/>
    public static OrdinateUnit Labelled(OrdinateUnit unit, string? label) =>
        label is null || unit == OrdinateUnit.NotStated ? unit : OrdinateUnit.Of(unit.Id, label);
}
