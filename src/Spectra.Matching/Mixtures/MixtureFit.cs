using System.Collections.Immutable;
using Spectra.Kernels;
using Spectra.Numerics;

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

    private const int Distortions = DistortionColumns.Count - 1;

    private readonly MixtureProblem _problem;
    private readonly CholeskyFactor _factor;
    private readonly double[][] _eliminated;
    private readonly double[] _gram;
    private readonly double[] _query;
    private readonly double[] _residual;
    private readonly double[] _weighing;
    private double[] _penalties = [];

    private MixtureFit(MixtureProblem problem, ImmutableArray<Candidate> set, ReadOnlySpan<double> start)
    {
        (_problem, Set) = (problem, set);
        foreach (Candidate candidate in set)
        {
            problem.Expanded(candidate);
        }

        Amplitudes = start.ToArray();
        _weighing = start.ToArray();
        int free = BackgroundColumns.Count + (Distortions * set.Length);
        _factor = new CholeskyFactor(free);
        _eliminated = [.. Enumerable.Range(0, set.Length).Select(_ => new double[free])];
        _query = new double[free];
        _gram = new double[set.Length * set.Length];
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            Solve();
        }

        _residual = Residual();
    }

    /// <summary>The components.</summary>
    public ImmutableArray<Candidate> Set { get; }

    /// <summary>The amplitude of each component.</summary>
    public double[] Amplitudes { get; private set; }

    /// <summary>The misfit: the squared residual over its variance, plus the squared distortions over theirs.</summary>
    public double Misfit { get; private set; }

    /// <summary>What no component, distortion or background explains, in slopes.</summary>
    public ReadOnlySpan<double> Unexplained => _residual;

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

    /// <summary>The fit without the component at a position.</summary>
    public MixtureFit Without(int position) =>
        Of(_problem, Set.RemoveAt(position), [.. Amplitudes[..position], .. Amplitudes[(position + 1)..]]);

    /// <summary>How many standard errors the amplitude of one more component, undistorted, would lie above 0, and that amplitude.</summary>
    /// <remarks>lᵀV⁻¹u / sqrt(lᵀV⁻¹l): the score test of the component in the model of this fit; V⁻¹u is the residual over its variance.</remarks>
    public (double Score, double Amplitude) Score(Candidate candidate)
    {
        double own = Information(candidate);
        double projection = FixedLanes.Dot(candidate.Slopes, _residual);
        return (projection / Math.Sqrt(own * _problem.Variance), projection / own);
    }

    /// <summary>The standard error that the amplitude of one more component would have.</summary>
    public double StandardError(Candidate candidate) => Math.Sqrt(_problem.Variance / Information(candidate));

    /// <summary>What of a component's squared norm is left when all that the fit holds has been projected out of it.</summary>
    private double Information(Candidate candidate)
    {
        double[] crossed = Crossed(candidate.Slopes);
        _factor.Forward(crossed);
        double[] reduced = new double[Set.Length];
        for (int i = 0; i < reduced.Length; i++)
        {
            reduced[i] = Amplitudes[i] > 0 ? FixedLanes.Dot(Set[i].Slopes, candidate.Slopes) - FixedLanes.Dot(_eliminated[i], crossed) : 0;
        }

        double own = (candidate.Norm * candidate.Norm) - FixedLanes.Dot(crossed, crossed);
        own -= reduced.Length == 0 ? 0 : FixedLanes.Dot(reduced, SmallSystem.Solve(_gram, reduced));
        return Math.Max(own, LeastShare * candidate.Norm * candidate.Norm);
    }

    /// <summary>The covariance of the amplitudes, given the model, row by row.</summary>
    public double[] Covariance()
    {
        int k = Set.Length;
        double[] covariance = new double[k * k];
        for (int column = 0; column < k; column++)
        {
            double[] unit = new double[k];
            unit[column] = _problem.Variance;
            double[] solved = SmallSystem.Solve(_gram, unit);
            for (int row = 0; row < k; row++)
            {
                covariance[(row * k) + column] = solved[row];
            }
        }

        return covariance;
    }

    private void Solve()
    {
        Weigh();
        Factorise();
        int k = Set.Length;
        double[] projections = new double[k];
        _problem.BackgroundProjections.CopyTo(_query, 0);
        for (int i = 0; i < k; i++)
        {
            Set[i].Projections.AsSpan(1).CopyTo(_query.AsSpan(Offset(i)));
        }

        _factor.Forward(_query);
        for (int i = 0; i < k; i++)
        {
            Cross(i, _eliminated[i]);
            _factor.Forward(_eliminated[i]);
            projections[i] = Set[i].Projections[0] - FixedLanes.Dot(_eliminated[i], _query);
            for (int j = 0; j <= i; j++)
            {
                _gram[(i * k) + j] = _gram[(j * k) + i] = _problem.Gram(Set[i], Set[j])[0] - FixedLanes.Dot(_eliminated[i], _eliminated[j]);
            }
        }

        Amplitudes = NonNegativeLeastSquares.Solve(projections, (index, products) => _gram.AsSpan(index * k, k).CopyTo(products));
        double explained = FixedLanes.Dot(_query, _query);
        for (int i = 0; i < k; i++)
        {
            explained += Amplitudes[i] * ((2 * projections[i]) - FixedLanes.Dot(_gram.AsSpan(i * k, k), Amplitudes));
        }

        Misfit = (_problem.SquaredNorm - explained) / _problem.Variance;
    }

    /// <summary>The penalties of the distortions from the amplitudes so far. A weighing amplitude falls at most to its half at a time: with V of a far too large one an amplitude can come out as 0.</summary>
    private void Weigh()
    {
        double least = LeastShare * Math.Max(Amplitudes.DefaultIfEmpty().Max(), 1e-12);
        _penalties = new double[Set.Length];
        for (int i = 0; i < _penalties.Length; i++)
        {
            _weighing[i] = Math.Max(Math.Max(Amplitudes[i], _weighing[i] / 2), least);
            _penalties[i] = _problem.Variance / (_weighing[i] * _weighing[i]);
        }
    }

    private static int Offset(int component) => BackgroundColumns.Count + (Distortions * component);

    /// <summary>The Cholesky factor of the free columns' Gram matrix with the penalties on its diagonal.</summary>
    private void Factorise()
    {
        const double Ridge = 1e-9;
        for (int i = 0; i < BackgroundColumns.Count; i++)
        {
            _problem.BackgroundGram.AsSpan(i * BackgroundColumns.Count, i + 1).CopyTo(_factor.Row(i));
            _factor.Row(i)[i] += Ridge;
        }

        for (int component = 0; component < Set.Length; component++)
        {
            for (int distortion = 0; distortion < Distortions; distortion++)
            {
                FillRow(component, distortion);
            }
        }

        _factor.Factorise();
    }

    private void FillRow(int component, int distortion)
    {
        Span<double> row = _factor.Row(Offset(component) + distortion);
        Set[component].Background.AsSpan((distortion + 1) * BackgroundColumns.Count, BackgroundColumns.Count).CopyTo(row);
        for (int other = 0; other <= component; other++)
        {
            int length = other == component ? distortion + 1 : Distortions;
            _problem.Gram(Set[component], Set[other]).AsSpan(((distortion + 1) * DistortionColumns.Count) + 1, length).CopyTo(row[Offset(other)..]);
        }

        row[^1] += _penalties[component];
    }

    /// <summary>The products of a component with the free columns.</summary>
    private void Cross(int component, double[] crossed)
    {
        Set[component].Background.AsSpan(0, BackgroundColumns.Count).CopyTo(crossed);
        for (int other = 0; other < Set.Length; other++)
        {
            _problem.Gram(Set[component], Set[other]).AsSpan(1, Distortions).CopyTo(crossed.AsSpan(Offset(other)));
        }
    }

    private double[] Crossed(double[] slopes)
    {
        double[] crossed = new double[_factor.Size];
        for (int i = 0; i < BackgroundColumns.Count; i++)
        {
            crossed[i] = FixedLanes.Dot(_problem.Background(i), slopes);
        }

        for (int component = 0; component < Set.Length; component++)
        {
            for (int distortion = 0; distortion < Distortions; distortion++)
            {
                crossed[Offset(component) + distortion] = FixedLanes.Dot(Column(component, distortion + 1), slopes);
            }
        }

        return crossed;
    }

    private ReadOnlySpan<double> Column(int component, int column) => Set[component].Columns.AsSpan(column * _problem.Space.Count, _problem.Space.Count);

    private double[] Residual()
    {
        double[] free = [.. _query];
        for (int i = 0; i < Set.Length; i++)
        {
            FixedLanes.AddScaled(-Amplitudes[i], _eliminated[i], free);
        }

        _factor.Backward(free);
        double[] residual = [.. _problem.Query];
        for (int i = 0; i < BackgroundColumns.Count; i++)
        {
            FixedLanes.AddScaled(-free[i], _problem.Background(i), residual);
        }

        for (int component = 0; component < Set.Length; component++)
        {
            FixedLanes.AddScaled(-Amplitudes[component], Column(component, 0), residual);
            for (int distortion = 0; distortion < Distortions; distortion++)
            {
                FixedLanes.AddScaled(-free[Offset(component) + distortion], Column(component, distortion + 1), residual);
            }
        }

        return residual;
    }
}
