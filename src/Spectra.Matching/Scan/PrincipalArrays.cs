namespace Spectra.Scan;

/// <summary>The arrays that lie beside the rows of a matrix, each 64-byte aligned in memory that outlives it. <see cref="PrincipalIndexWriter"/> writes them.</summary>
/// <param name="Basis">The vectors of the <see cref="PrincipalBasis"/>: at most 255 rows as long as the matrix's.</param>
/// <param name="Codes">64 8-bit codes a row, kept in 16 values: as many rows as the matrix, made a multiple of 16 by zeros.</param>
/// <param name="Terms">48 values for every 16 rows: 16 steps of the codes, 16 norms of what the codes lose, 16 norms of what lies outside the first 64 vectors.</param>
/// <param name="Principal">256 values a row: the products with 255 vectors and the norm of what lies outside them.</param>
/// <param name="Batch">64 values a row: the products with the first 63 vectors and the norm of what lies outside them.</param>
internal readonly record struct PrincipalArrays(RowMatrix Basis, RowMatrix Codes, RowMatrix Terms, RowMatrix Principal, RowMatrix Batch)
{
    /// <summary>How many values a row of <see cref="Codes"/> has.</summary>
    public const int CodePoints = 16;

    /// <summary>How many values a row of <see cref="Terms"/> has.</summary>
    public const int TermPoints = 48;

    /// <summary>How many values a row of <see cref="Principal"/> has.</summary>
    public const int PrincipalPoints = PrincipalBasis.Most + 1;

    /// <summary>How many values a row of <see cref="Batch"/> has.</summary>
    public const int BatchPoints = 64;

    /// <summary>How many rows <see cref="Codes"/> has for a matrix's rows.</summary>
    public static int CodeRows(int rows) => TermRows(rows) * 16;

    /// <summary>How many rows <see cref="Terms"/> has for a matrix's rows.</summary>
    public static int TermRows(int rows) => (rows / 16) + (rows % 16 == 0 ? 0 : 1);
}
