namespace Spectra.Preprocessing;

/// <summary>The ordinates divided by the square root of the sum of their squares over the points that are present.</summary>
internal sealed record ScaleToUnitNorm : IPreprocessingStep
{
    public string Formula => "unit-norm(2)";

    public PreparationRefusal? Check(Spectrum spectrum) =>
        Norm(spectrum) > 0 ? null : new PreparationRefusal("no-structure", "Every ordinate is 0: there is no norm to scale.");

    public Spectrum Apply(Spectrum spectrum)
    {
        double norm = Norm(spectrum);
        double[] result = spectrum.Ordinates.ToArray();
        for (int i = 0; i < result.Length; i++)
        {
            result[i] /= norm;
        }

        return spectrum.With(result);
    }

    private static double Norm(Spectrum spectrum)
    {
        double sum = 0;
        foreach (double ordinate in spectrum.Ordinates)
        {
            sum += double.IsNaN(ordinate) ? 0 : ordinate * ordinate;
        }

        return Math.Sqrt(sum);
    }
}
