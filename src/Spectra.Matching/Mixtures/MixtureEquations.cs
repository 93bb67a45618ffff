using System.Collections.Immutable;
using Spectra.Kernels;
using Spectra.Numerics;

namespace Spectra.Mixtures;

/// <summary>The equations of a fixed set of components beside their distortions and the background, for one weighing of the distortions after another.</summary>
/// <remarks>
/// Henderson's mixed-model equations (Biometrics 31, 423, 1975). The free columns, background and distortions, are eliminated by the
/// Cholesky factor of their Gram matrix with penalties; what is left are normal equations in the amplitudes alone.
/// </remarks>
internal sealed class MixtureEquations
{
    private const int Distortions = DistortionColumns.Count - 1;

    private readonly MixtureProblem _problem;
    private readonly ImmutableArray<Candidate> _set;
    private readonly CholeskyFactor _factor;
    private readonly double[][] _eliminated;
    private readonly double[] _gram;
    private readonly double[] _query;

    public MixtureEquations(MixtureProblem problem, ImmutableArray<Candidate> set)
    {
        (_problem, _set) = (problem, set);
        int free = BackgroundColumns.Count + (Distortions * set.Length);
        _factor = new CholeskyFactor(free);
        _eliminated = new double[set.Length][];
        _query = new double[free];
        _gram = new double[set.Length * set.Length];
        for (int i = 0; i < set.Length; i++)
        {
            problem.Expanded(set[i]);
            _eliminated[i] = new double[free];
        }
    }

    /// <summary>The amplitudes, none negative, and the squared norm of the query that they and the free columns explain.</summary>
    /// <param name="penalties">The penalty of each component's distortions.</param>
    public (double[] Amplitudes, double Explained) Solve(ReadOnlySpan<double> penalties)
    {
        Factorise(penalties);
        int k = _set.Length;
        double[] projections = new double[k];
        _problem.BackgroundProjections.CopyTo(_query, 0);
        for (int i = 0; i < k; i++)
        {
            _set[i].Projections.AsSpan(1).CopyTo(_query.AsSpan(Offset(i)));
        }

        _factor.Forward(_query);
        for (int i = 0; i < k; i++)
        {
            Cross(i, _eliminated[i]);
            _factor.Forward(_eliminated[i]);
            projections[i] = _set[i].Projections[0] - FixedLanes.Dot(_eliminated[i], _query);
            for (int j = 0; j <= i; j++)
            {
                _gram[(i * k) + j] = _gram[(j * k) + i] = _problem.Gram(_set[i], _set[j])[0] - FixedLanes.Dot(_eliminated[i], _eliminated[j]);
            }
        }

        double[] amplitudes = NonNegativeLeastSquares.Solve(projections, (index, products) => _gram.AsSpan(index * k, k).CopyTo(products));
        double explained = FixedLanes.Dot(_query, _query);
        for (int i = 0; i < k; i++)
        {
            explained += amplitudes[i] * ((2 * projections[i]) - FixedLanes.Dot(_gram.AsSpan(i * k, k), amplitudes));
        }

        return (amplitudes, explained);
    }

    /// <summary>What of one more component's squared norm is left when the free columns and the components with an amplitude have been projected out of it.</summary>
    public double Information(Candidate candidate, ReadOnlySpan<double> amplitudes)
    {
        double[] free = new double[_factor.Size];
        double[] reduced = new double[_set.Length];
        candidate.Crossed.CopyTo(free, 0);
        for (int i = 0; i < reduced.Length; i++)
        {
            double[] crossed = _problem.Crossed(_set[i], candidate);
            reduced[i] = crossed[0];
            crossed.AsSpan(1).CopyTo(free.AsSpan(Offset(i)));
        }

        _factor.Forward(free);
        for (int i = 0; i < reduced.Length; i++)
        {
            reduced[i] = amplitudes[i] > 0 ? reduced[i] - FixedLanes.Dot(_eliminated[i], free) : 0;
        }

        double own = (candidate.Norm * candidate.Norm) - FixedLanes.Dot(free, free);
        return own - (reduced.Length == 0 ? 0 : FixedLanes.Dot(reduced, SmallSystem.Solve(_gram, reduced)));
    }

    /// <summary>The inverse of the equations in the amplitudes times a variance, row by row.</summary>
    public double[] Covariance(double variance)
    {
        int k = _set.Length;
        double[] covariance = new double[k * k];
        for (int column = 0; column < k; column++)
        {
            double[] unit = new double[k];
            unit[column] = variance;
            double[] solved = SmallSystem.Solve(_gram, unit);
            for (int row = 0; row < k; row++)
            {
                covariance[(row * k) + column] = solved[row];
            }
        }

        return covariance;
    }

    /// <summary>What no component, distortion or background explains, in slopes.</summary>
    public double[] Residual(ReadOnlySpan<double> amplitudes)
    {
        double[] free = [.. _query];
        for (int i = 0; i < _set.Length; i++)
        {
            FixedLanes.AddScaled(-amplitudes[i], _eliminated[i], free);
        }

        _factor.Backward(free);
        double[] residual = [.. _problem.Query];
        for (int i = 0; i < BackgroundColumns.Count; i++)
        {
            FixedLanes.AddScaled(-free[i], _problem.Background(i), residual);
        }

        for (int component = 0; component < _set.Length; component++)
        {
            FixedLanes.AddScaled(-amplitudes[component], Column(component, 0), residual);
            for (int distortion = 0; distortion < Distortions; distortion++)
            {
                FixedLanes.AddScaled(-free[Offset(component) + distortion], Column(component, distortion + 1), residual);
            }
        }

        return residual;
    }

    private static int Offset(int component) => BackgroundColumns.Count + (Distortions * component);

    private ReadOnlySpan<double> Column(int component, int column) => _set[component].Columns.AsSpan(column * _problem.Space.Count, _problem.Space.Count);

    /// <summary>The Cholesky factor of the free columns' Gram matrix with the penalties on its diagonal.</summary>
    private void Factorise(ReadOnlySpan<double> penalties)
    {
        const double Ridge = 1e-9;
        for (int i = 0; i < BackgroundColumns.Count; i++)
        {
            _problem.BackgroundGram.AsSpan(i * BackgroundColumns.Count, i + 1).CopyTo(_factor.Row(i));
            _factor.Row(i)[i] += Ridge;
        }

        for (int component = 0; component < _set.Length; component++)
        {
            Fill(component, penalties[component]);
        }

        _factor.Factorise();
    }

    /// <summary>The rows of a component's distortions.</summary>
    private void Fill(int component, double penalty)
    {
        for (int other = 0; other <= component; other++)
        {
            ReadOnlySpan<double> products = _problem.Gram(_set[component], _set[other]);
            for (int distortion = 0; distortion < Distortions; distortion++)
            {
                int length = other == component ? distortion + 1 : Distortions;
                products.Slice(((distortion + 1) * DistortionColumns.Count) + 1, length).CopyTo(_factor.Row(Offset(component) + distortion)[Offset(other)..]);
            }
        }

        for (int distortion = 0; distortion < Distortions; distortion++)
        {
            Span<double> row = _factor.Row(Offset(component) + distortion);
            _set[component].Background.AsSpan((distortion + 1) * BackgroundColumns.Count, BackgroundColumns.Count).CopyTo(row);
            row[^1] += penalty;
        }
    }

    /// <summary>The products of a component with the free columns.</summary>
    private void Cross(int component, double[] crossed)
    {
        _set[component].Background.AsSpan(0, BackgroundColumns.Count).CopyTo(crossed);
        for (int other = 0; other < _set.Length; other++)
        {
            _problem.Gram(_set[component], _set[other]).AsSpan(1, Distortions).CopyTo(crossed.AsSpan(Offset(other)));
        }
    }
}
