namespace Spectra.Scan;

/// <summary>What lies beside the rows of a matrix so that most need not be read: their products with a <see cref="PrincipalBasis"/> in three finenesses, and how much of each row lies outside. Immutable.</summary>
internal sealed class PrincipalIndex
{
    /// <summary>An index over arrays.</summary>
    /// <param name="rows">How many rows the matrix has.</param>
    /// <param name="arrays">What <see cref="PrincipalIndexWriter"/> wrote of it.</param>
    /// <exception cref="ArgumentException">An array has not the shape that so many rows need.</exception>
    public PrincipalIndex(int rows, PrincipalArrays arrays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        Expect(arrays.Codes, PrincipalArrays.CodeRows(rows), PrincipalArrays.CodePoints);
        Expect(arrays.Terms, PrincipalArrays.TermRows(rows), PrincipalArrays.TermPoints);
        Expect(arrays.Principal, rows, PrincipalArrays.PrincipalPoints);
        Expect(arrays.Batch, rows, PrincipalArrays.BatchPoints);
        (Rows, Arrays, Basis) = (rows, arrays, new PrincipalBasis(arrays.Basis));
    }

    /// <summary>How many rows the matrix has.</summary>
    public int Rows { get; }

    /// <summary>The basis.</summary>
    public PrincipalBasis Basis { get; }

    /// <summary>The arrays.</summary>
    public PrincipalArrays Arrays { get; }

    private static void Expect(RowMatrix array, int rows, int points)
    {
        if (array.Rows != rows || array.Points != points || array.Stride != points)
        {
            throw new ArgumentException($"An array of the index has {array.Rows} rows of {array.Points} values, {array.Stride} apart, but {rows} of {points} are expected.");
        }
    }
}
