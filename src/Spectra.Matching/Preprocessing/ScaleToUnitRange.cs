using Spectra.Numerics;

namespace Spectra.Preprocessing;

/// <summary>The ordinates scaled to minimum 0 and maximum 1 over the points that are present.</summary>
internal sealed record ScaleToUnitRange : IPreprocessingStep
{
    public string Formula => "min-max(0,1)";

    public PreparationRefusal? Check(Spectrum spectrum) =>
        OrdinateSpan.Of(spectrum.Ordinates) > 0 ? null : new PreparationRefusal("no-structure", "Every ordinate is the same: there is no range to scale.");

    public Spectrum Apply(Spectrum spectrum)
    {
        (double low, double high) = OrdinateSpan.Ends(spectrum.Ordinates);
        double[] result = spectrum.Ordinates.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (result[i] - low) / (high - low);
        }

        return spectrum.With(result);
    }
}
