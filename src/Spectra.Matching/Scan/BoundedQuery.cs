using Spectra.Kernels;

namespace Spectra.Scan;

/// <summary>A query prepared against a <see cref="PrincipalIndex"/>: upper bounds of its dot products with rows that need not be read. Immutable and thread-safe.</summary>
/// <remarks>
/// With U the basis, U U' = 1 + E, c and d the products of a row x and the query q with it as they are rounded and stored, and r what each has outside,
/// x·q = c·d + c·E d + c·U r_q + d·U r_x + r_x·r_q. The first product is computed, the last is at most |r_x| |r_q|, and the others are slack: |E| is at
/// most <see cref="PrincipalBasis.MostDefect"/>, and U r is what rounding took from c, and E c. Norms are rounded up; what the arithmetic of the
/// bound itself can lose is in the slack too.
/// </remarks>
internal sealed class BoundedQuery
{
    /// <summary>A row's norm, its products' norm and its codes' norm are below 1 by no more than this, its coding error below a 30th.</summary>
    private const double RowNorm = 1.001;

    private readonly short[] _codes = new short[CodedBounds.Codes];
    private readonly float[] _principal = new float[PrincipalArrays.PrincipalPoints];
    private readonly float[] _batch = new float[PrincipalArrays.BatchPoints];
    private readonly CodedWeights _weights;
    private readonly float _principalSlack;
    private readonly PrincipalArrays _arrays;

    /// <summary>Prepares a query.</summary>
    /// <param name="index">The index.</param>
    /// <param name="query">As many values as a row with its zeros, of any norm that <see cref="ScoreBound.Norm"/> accepts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The query has another length, or its norm is not finite or too large.</exception>
    public BoundedQuery(PrincipalIndex index, ReadOnlySpan<float> query)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Length, index.Basis.Vectors.Padded, nameof(query));
        (Index, _arrays) = (index, index.Arrays);
        double squares = FixedLanes.DotInDouble(query, query);
        Norm = ScoreBound.Norm(query);
        Span<double> products = stackalloc double[PrincipalArrays.PrincipalPoints];
        index.Basis.Project(query, products);
        for (int k = 0; k < products.Length; k++)
        {
            _principal[k] = (float)products[k];
        }

        ReadOnlySpan<float> coded = _principal.AsSpan(0, CodedBounds.Codes);
        (float step, float error) = Coding.Of(coded, _codes);
        float residual = RoundedUp.Residual(squares, coded);
        _weights = new CodedWeights(step, RoundedUp.Of(Math.Sqrt(FixedLanes.DotInDouble(coded, coded)) * (1 + 1e-10)), residual, RoundedUp.Of(SlackOf(24) + (1.04 * error)));
        coded.CopyTo(_batch);
        _batch[^1] = RoundedUp.Residual(squares, _batch.AsSpan(0, _batch.Length - 1));
        _principal[^1] = RoundedUp.Residual(squares, _principal.AsSpan(0, _principal.Length - 1));
        BatchSlack = RoundedUp.Of(SlackOf(_batch.Length + 4));
        _principalSlack = RoundedUp.Of(SlackOf(DotKernel.Roundings(_principal.Length) + 4));
    }

    /// <summary>The index.</summary>
    public PrincipalIndex Index { get; }

    /// <summary>The query's norm, rounded up.</summary>
    public double Norm { get; }

    /// <summary>The dot product of these 64 values with a row of <see cref="PrincipalArrays.Batch"/> and <see cref="BatchSlack"/> make a bound.</summary>
    public ReadOnlySpan<float> Batch => _batch;

    /// <summary>What is to be added to a product with <see cref="Batch"/>, in whatever order that was summed.</summary>
    public float BatchSlack { get; }

    /// <summary>An upper bound of the query's dot product with a row, from 76 bytes of it.</summary>
    public unsafe float Coarse(int row)
    {
        (int block, int place) = (row / CodedBounds.Block, row % CodedBounds.Block);
        _arrays.Codes.Touch(row, 1);
        _arrays.Terms.Touch(block, 1);
        fixed (float* codes = _arrays.Codes[row], terms = _arrays.Terms[block])
        {
            fixed (short* query = _codes)
            {
                return _weights.Bound(CodedBounds.Dot((sbyte*)codes, query), terms + place);
            }
        }
    }

    /// <summary>The bounds of consecutive rows, as fast as memory delivers 76 bytes a row.</summary>
    /// <param name="first">The first row; a multiple of 16 saves the most.</param>
    /// <param name="bounds">A bound for each row.</param>
    public unsafe void Coarse(int first, Span<float> bounds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bounds.Length, Index.Rows - first, nameof(bounds));
        int done = 0;
        while (done < bounds.Length && (first + done) % CodedBounds.Block != 0)
        {
            bounds[done] = Coarse(first + done);
            done++;
        }

        int blocks = (bounds.Length - done) / CodedBounds.Block;
        if (blocks > 0)
        {
            int block = (first + done) / CodedBounds.Block;
            _arrays.Codes.Touch(first + done, blocks * CodedBounds.Block);
            _arrays.Terms.Touch(block, blocks);
            fixed (float* codes = _arrays.Codes[first + done], terms = _arrays.Terms[block], destination = bounds[done..])
            {
                fixed (short* query = _codes)
                {
                    CodedBounds.Of((sbyte*)codes, terms, blocks, query, _weights, destination);
                }
            }
        }

        for (done += blocks * CodedBounds.Block; done < bounds.Length; done++)
        {
            bounds[done] = Coarse(first + done);
        }
    }

    /// <summary>A much closer upper bound of the query's dot product with a row, from 1 024 bytes of it.</summary>
    public float Fine(int row)
    {
        _arrays.Principal.Touch(row, 1);
        return DotKernel.Of(_arrays.Principal[row], _principal) + _principalSlack;
    }

    /// <summary>What a bound adds for the three terms that are not computed, and for roundings of the sum that is.</summary>
    /// <remarks>The square of <see cref="RowNorm"/> leaves room for what <see cref="FixedLanes.DotInDouble"/> itself rounds, so that a score is not above its bound either.</remarks>
    /// <param name="roundings">How often a product of the sum is rounded at most, each time to a <see cref="RoundedUp.Unit"/> of at most the norms' product.</param>
    private double SlackOf(int roundings) =>
        (RowNorm * RowNorm * Norm * ((3 * PrincipalBasis.MostDefect) + ((2 + roundings) * RoundedUp.Unit))) + RoundedUp.Underflow;
}
