using System.Collections.Immutable;
using Spectra.Kernels;

namespace Spectra.Mixtures;

/// <summary>The fit of a fixed set of components, their distortions as random effects, to one query.</summary>
/// <remarks>
/// u = Σ a_i (l_i + T_i c_i) + B b + e with a ≥ 0, c ~ N(0, s²), e ~ N(0, v): generalised least squares with the covariance
/// V = v + s² Σ a_i² T_i T_iᵀ + (free background), whose solution is that of Henderson's mixed-model equations (Biometrics 31, 423, 1975).
/// The amplitudes are a non-negative least-squares problem after the other columns are eliminated. V holds the amplitudes of the
/// fit before, so the fit is repeated a fixed number of times; no correction is searched for and no score is maximised over one.
/// </remarks>
internal sealed class MixtureFit
{
    private const int Repetitions = 3;

    /// <summary>The least amplitude, as a share of the largest, by which distortions are weighed.</summary>
    private const double LeastShare = 1e-3;

    private readonly MixtureProblem _problem;
    private readonly MixtureEquations _equations;
    private readonly double[] _weighing;
    private double[]? _residual;

    private MixtureFit(MixtureProblem problem, ImmutableArray<Candidate> set, ReadOnlySpan<double> start)
    {
        (_problem, Set) = (problem, set);
        _equations = new MixtureEquations(problem, set);
        Amplitudes = start.ToArray();
        _weighing = start.ToArray();
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            (Amplitudes, double explained) = _equations.Solve(Penalties());
            Misfit = (problem.SquaredNorm - explained) / problem.Variance;
        }
    }

    /// <summary>The components.</summary>
    public ImmutableArray<Candidate> Set { get; }

    /// <summary>The amplitude of each component.</summary>
    public double[] Amplitudes { get; private set; }

    /// <summary>The misfit: the squared residual over its variance, plus the squared distortions over theirs.</summary>
    public double Misfit { get; private set; }

    /// <summary>What no component, distortion or background explains, in slopes; computed when first asked for, since most fits are only compared by their misfit.</summary>
    public ReadOnlySpan<double> Unexplained => _residual ??= _equations.Residual(Amplitudes);

    /// <summary>A fit of a set.</summary>
    /// <param name="problem">The query.</param>
    /// <param name="set">The components; none for the background alone.</param>
    /// <param name="start">The amplitudes to begin with, one a component.</param>
    public static MixtureFit Of(MixtureProblem problem, ImmutableArray<Candidate> set, ReadOnlySpan<double> start) =>
        new(problem, set, start);

    /// <summary>The fit with a component put at a position, from this one's amplitudes.</summary>
    public MixtureFit With(Candidate candidate, int position)
    {
        double amplitude = Math.Max(0, Score(candidate).Amplitude);
        return Of(_problem, Set.Insert(position, candidate), [.. Amplitudes[..position], amplitude, .. Amplitudes[position..]]);
    }

    /// <summary>The fits with each of several components put at a position, in their order, computed side by side.</summary>
    /// <param name="candidates">Different ones, none of them in the set.</param>
    /// <param name="position">Where.</param>
    public MixtureFit[] WithEach(IReadOnlyList<Candidate> candidates, int position)
    {
        MixtureFit[] fits = new MixtureFit[candidates.Count];
        Parallel.For(0, fits.Length, i => fits[i] = With(candidates[i], position));
        return fits;
    }

    /// <summary>The fit without the component at a position.</summary>
    public MixtureFit Without(int position) =>
        Of(_problem, Set.RemoveAt(position), [.. Amplitudes[..position], .. Amplitudes[(position + 1)..]]);

    /// <summary>How many standard errors the amplitude of one more component, undistorted, would lie above 0, and that amplitude.</summary>
    /// <remarks>lᵀV⁻¹u / sqrt(lᵀV⁻¹l): the score test of the component in the model of this fit; V⁻¹u is the residual over its variance.</remarks>
    public (double Score, double Amplitude) Score(Candidate candidate)
    {
        double own = Information(candidate);
        double projection = FixedLanes.Dot(candidate.Slopes, Unexplained);
        return (projection / Math.Sqrt(own * _problem.Variance), projection / own);
    }

    /// <summary>The standard error that the amplitude of one more component would have.</summary>
    public double StandardError(Candidate candidate) => Math.Sqrt(_problem.Variance / Information(candidate));

    /// <summary>The covariance of the amplitudes, given the model, row by row.</summary>
    public double[] Covariance() => _equations.Covariance(_problem.Variance);

    /// <summary>What of a component's squared norm is left when all that the fit holds has been projected out of it.</summary>
    private double Information(Candidate candidate) =>
        Math.Max(_equations.Information(candidate, Amplitudes), LeastShare * candidate.Norm * candidate.Norm);

    /// <summary>The penalties of the distortions from the amplitudes so far. A weighing amplitude falls at most to its half at a time: with V of a far too large one an amplitude can come out as 0.</summary>
    private double[] Penalties()
    {
        double largest = 1e-12;
        foreach (double amplitude in Amplitudes)
        {
            largest = amplitude > largest ? amplitude : largest;
        }

        double least = LeastShare * largest;
        double[] penalties = new double[Set.Length];
        for (int i = 0; i < penalties.Length; i++)
        {
            _weighing[i] = Math.Max(Math.Max(Amplitudes[i], _weighing[i] / 2), least);
            penalties[i] = _problem.Variance / (_weighing[i] * _weighing[i]);
        }

        return penalties;
    }
}
