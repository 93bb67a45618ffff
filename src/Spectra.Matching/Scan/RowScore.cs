namespace Spectra.Scan;

/// <summary>A row and its score. In every list the higher score comes first, of equal ones the lower row.</summary>
/// <param name="Row">The row, from 0.</param>
/// <param name="Score">The score.</param>
internal readonly record struct RowScore(int Row, double Score) : IComparable<RowScore>
{
    /// <inheritdoc/>
    public int CompareTo(RowScore other) => Score != other.Score ? other.Score.CompareTo(Score) : Row.CompareTo(other.Row);
}
