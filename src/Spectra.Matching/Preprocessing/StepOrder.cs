using System.Collections.Immutable;

namespace Spectra.Preprocessing;

/// <summary>The one order in which steps may stand in a recipe. Steps of one place are alternatives: a recipe holds at most one of them.</summary>
/// <remarks>
/// Why this order: units first, because every other step means absorbance over cm-1; saturated points leave and the axis is moved before the
/// grid mixes neighbours; air is taken off while its lines are as sharp as the instrument saw them; the diamond region leaves before anything
/// spreads its artefact; the reflection's optics need the height above zero, before a baseline takes it; broadening, baseline and
/// derivative follow, and the scale comes last, so that it is the scale of what is compared.
/// </remarks>
internal static class StepOrder
{
    /// <summary>The places in order.</summary>
    public static ImmutableArray<ImmutableArray<Type>> Places { get; } =
    [
        [typeof(ToWavenumbers)],
        [typeof(ToAbsorbance)],
        [typeof(Saturation)],
        [typeof(AlignWavenumbers)],
        [typeof(Resample), typeof(Interpolate)],
        [typeof(WaterVapour)],
        [typeof(CarbonDioxide)],
        [typeof(DiamondRegion)],
        [typeof(MatchTechnique)],
        [typeof(MatchResolution)],
        [typeof(ArplsBaseline), typeof(AslsBaseline), typeof(RubberBandBaseline)],
        [typeof(SavitzkyGolay)],
        [typeof(AbsoluteValue)],
        [typeof(ScaleToUnitRange), typeof(ScaleToUnitNorm)],
    ];

    /// <summary>The place of a step.</summary>
    public static int PlaceOf(IPreprocessingStep step)
    {
        Type type = step.GetType();
        for (int place = 0; place < Places.Length; place++)
        {
            if (Places[place].Contains(type))
            {
                return place;
            }
        }

        throw new ArgumentException($"The step {type.Name} has no place in the order.", nameof(step));
    }
}
