namespace Spectra.Preprocessing;

/// <summary>The spectrum less a baseline by asymmetric least squares.</summary>
/// <param name="Lambda">The stiffness for points 1 cm-1 apart, positive; see <see cref="WhittakerSmoother"/>.</param>
/// <param name="Asymmetry">The weight of a point above the baseline, between 0 and 1; one below it has the rest.</param>
/// <remarks>Eilers and Boelens, Baseline correction with asymmetric least squares smoothing (2005). Ends when no weight changes, or after 50 rounds. Missing points have weight 0 and stay missing.</remarks>
internal sealed record AslsBaseline(double Lambda, double Asymmetry) : IPreprocessingStep
{
    private const int MostRounds = 50;

    public string Formula => FormattableString.Invariant($"asls(lambda={Lambda:R} at 1 cm-1,p={Asymmetry:R},rounds=50)");

    public PreparationRefusal? Check(Spectrum spectrum) => EvenAxis.Check(spectrum, "asls");

    public Spectrum Apply(Spectrum spectrum) => PenalisedBaseline.Subtract(spectrum, Lambda, MostRounds, Reweigh);

    private bool Reweigh(ReadOnlySpan<double> residuals, Span<double> weights)
    {
        bool changed = false;
        for (int i = 0; i < weights.Length; i++)
        {
            if (!double.IsNaN(residuals[i]))
            {
                double weight = residuals[i] > 0 ? Asymmetry : 1 - Asymmetry;
                changed |= weight != weights[i];
                weights[i] = weight;
            }
        }

        return changed;
    }
}
