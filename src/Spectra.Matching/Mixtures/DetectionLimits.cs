namespace Spectra.Mixtures;

/// <summary>The detection limit of an absent substance beside given components.</summary>
/// <remarks>
/// Currie (Anal. Chem. 40, 586, 1968): 3.29 standard errors of the amplitude, a_j = 3.29 sqrt([(LᵀV⁻¹L)⁻¹]_jj), so that collinearity with
/// the components counts; V holds their distortions, and its scale is the misfit that was found, over the number of independent slopes.
/// The trained factor makes up for what the formula does not know: the substance must also be told from every other one.
/// </remarks>
internal static class DetectionLimits
{
    private const double Currie = 3.29;

    private const double Least = 0.05;

    public static double Of(MixtureProblem problem, MixtureFit fit, Candidate candidate, double factor)
    {
        double error = fit.StandardError(candidate) * Math.Sqrt(Math.Max(fit.Misfit / problem.Space.Count, problem.NoiseVariance / problem.Variance) * problem.Space.Redundancy());
        double amplitude = factor * Currie * error;
        double total = fit.Amplitudes.Sum() + amplitude;
        return total > 0 ? Math.Clamp(amplitude / total, Least, 1) : 1;
    }
}
