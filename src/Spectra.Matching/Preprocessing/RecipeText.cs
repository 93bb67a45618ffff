using System.Collections.Immutable;

namespace Spectra.Preprocessing;

/// <summary>Reads a recipe from text such as <c>water-vapour | arpls(1e8) | savitzky-golay(20, 3, 1)</c>: steps by name, numbers and words in a fixed order, the last ones optional.</summary>
internal static class RecipeText
{
    private static readonly ImmutableArray<(string Name, string Usage, Func<StepArguments, IPreprocessingStep> Make)> Steps =
    [
        ("saturation", "saturation([limit 2.5]): absorbances from the limit on become missing", a => new Saturation(a.Number("limit", 0.1, 10, 2.5))),
        ("align", "align: moves the axis onto that of the reference file, by twice the resolution at most", a => new AlignWavenumbers(a.Reference())),
        ("resample", "resample([first 650, step 2, count 1676]): the grid in cm-1", a => new Resample(Grid(a))),
        ("interpolate", "interpolate([first 650, step 2, count 1676]): the grid in cm-1, read off by straight lines instead of averaged", a => new Interpolate(Grid(a))),
        ("water-vapour", "water-vapour([resolution 4]): takes off the vapour's lines", a => new WaterVapour(a.Number("resolution", 0.1, 64, 4))),
        ("carbon-dioxide", "carbon-dioxide([from 2190, to 2480]): bridges the band where it shows", a => CarbonDioxide(a)),
        ("diamond", "diamond: masks 1900-2300 where an ATR spectrum is spoilt there", _ => new DiamondRegion()),
        ("technique", "technique(atr|transmission[, simple|advanced]): as the other technique would show it", a => new MatchTechnique(a.Word("technique", "atr", "transmission") == "atr" ? Technique.Atr : Technique.Transmission, a.Word("model", "simple", "advanced") == "advanced")),
        ("resolution", "resolution(target[, source where none is stated]): broadens to a full width in cm-1", a => new MatchResolution(a.Number("target", 0.1, 256), a.IsGiven ? a.Number("source", 0.01, 256) : null)),
        ("arpls", "arpls([lambda 1e7 for 1 cm-1]): takes off a reweighted baseline", a => new ArplsBaseline(a.Number("lambda", 1, 1e15, 1e7))),
        ("asls", "asls([lambda 1e8 for 1 cm-1, p 0.001]): takes off an asymmetric baseline", a => new AslsBaseline(a.Number("lambda", 1, 1e15, 1e8), a.Number("p", 1e-6, 0.5, 0.001))),
        ("rubber-band", "rubber-band: takes off the lower convex hull", _ => new RubberBandBaseline()),
        ("savitzky-golay", "savitzky-golay(width in cm-1[, order 3, derivative 0]): smooths or differentiates", a => SavitzkyGolay(a)),
        ("absolute-value", "absolute-value: drops the sign, as of a derivative", _ => new AbsoluteValue()),
        ("min-max", "min-max: scales to 0 and 1", _ => new ScaleToUnitRange()),
        ("unit-norm", "unit-norm: scales the sum of squares to 1", _ => new ScaleToUnitNorm()),
    ];

    /// <summary>One line a step, in the order in which they may stand.</summary>
    public static ImmutableArray<string> Usages { get; } = [.. Steps.Select(step => step.Usage)];

    /// <summary>The steps in words.</summary>
    /// <exception cref="FormatException">A step or number is not understood, or the steps stand in another order; the message says which.</exception>
    public static ImmutableArray<IPreprocessingStep> Parse(string text, Spectrum? reference)
    {
        ImmutableArray<IPreprocessingStep> steps = [.. text.Split('|').Select(step => Step(step.Trim(), reference))];
        for (int i = 1; i < steps.Length; i++)
        {
            if (StepOrder.PlaceOf(steps[i]) <= StepOrder.PlaceOf(steps[i - 1]))
            {
                throw new FormatException($"'{Name(text.Split('|')[i])}' can't follow '{Name(text.Split('|')[i - 1])}': the order is {string.Join(", ", Steps.Select(step => step.Name))}, each once, and one grid, one baseline and one scale at most.");
            }
        }

        return steps;
    }

    private static IPreprocessingStep Step(string text, Spectrum? reference)
    {
        string name = Name(text);
        string rest = text[name.Length..].Trim();
        Func<StepArguments, IPreprocessingStep>? make = Steps.FirstOrDefault(step => step.Name == name).Make;
        if (make is null)
        {
            throw new FormatException($"There is no step '{name}': expected one of {string.Join(", ", Steps.Select(step => step.Name))}.");
        }

        if (rest.Length > 0 && !(rest[0] == '(' && rest[^1] == ')'))
        {
            throw new FormatException($"'{text}' is not understood: expected {name}(number, …).");
        }

        StepArguments arguments = new(name, rest.Length > 0 ? rest[1..^1] : "", reference);
        IPreprocessingStep made = make(arguments);
        arguments.End();
        return made;
    }

    private static string Name(string text) => text.Trim().Split('(', ' ')[0];

    private static SpectralGrid Grid(StepArguments arguments)
    {
        double first = arguments.Number("first", 1, 20_000, 650);
        double step = arguments.Number("step", 0.01, 100, 2);
        return SpectralGrid.Create(first, step, (int)arguments.Number("count", 16, 1_000_000, 1676));
    }

    private static CarbonDioxide CarbonDioxide(StepArguments arguments)
    {
        double from = arguments.Number("from", 1900, 2300, 2190);
        return new CarbonDioxide(from, arguments.Number("to", 2380, 2700, 2480));
    }

    private static SavitzkyGolay SavitzkyGolay(StepArguments arguments)
    {
        double width = arguments.Number("width", 0.1, 500);
        int order = (int)arguments.Number("order", 0, 6, 3);
        return new SavitzkyGolay(width, order, (int)arguments.Number("derivative", 0, Math.Min(2, order), 0));
    }
}
