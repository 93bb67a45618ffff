namespace Spectra.Performance;

/// <summary>One figure of a performance check with its limits.</summary>
/// <param name="Name">What was measured, for example "Band 1601.2 cm-1".</param>
/// <param name="Value">The figure in <paramref name="Unit"/>; null where it could not be measured.</param>
/// <param name="Unit">"cm-1", "absorbance", "% transmittance" or "share of the maximum"; empty where the figure has no value.</param>
/// <param name="Lowest">The lowest value that passes; null where nothing bounds it below.</param>
/// <param name="Highest">The highest value that passes; null where nothing bounds it above.</param>
/// <param name="Verdict">What the figure says. A value without a verdict is reported for the record only.</param>
/// <param name="Sentence">The figure in words, with what to do where it failed.</param>
public sealed record PerformanceFigure(string Name, double? Value, string Unit, double? Lowest, double? Highest, FigureVerdict Verdict, string Sentence)
{
    /// <summary>A figure that could not be measured or judged, and why.</summary>
    internal static PerformanceFigure Unknown(string name, string unit, string sentence, double? value = null) =>
        new(name, value, unit, null, null, FigureVerdict.NotAssessable, sentence);

    /// <summary>A measured figure held against its limits, both of which pass.</summary>
    internal static PerformanceFigure Of(string name, double value, string unit, double? lowest, double? highest, Func<bool, string> sentence)
    {
        bool passes = !(value < lowest) && !(value > highest);
        return new PerformanceFigure(name, value, unit, lowest, highest, passes ? FigureVerdict.Passed : FigureVerdict.Failed, sentence(passes));
    }
}
