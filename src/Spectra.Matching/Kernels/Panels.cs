namespace Spectra.Kernels;

/// <summary>A matrix of double precision in the panels that <see cref="FixedProduct"/> multiplies; zero at first.</summary>
/// <param name="depth">How many rows it has.</param>
/// <param name="columns">How many columns, a multiple of <see cref="FixedProduct.Width"/>.</param>
internal sealed class Panels(int depth, int columns)
{
    private readonly double[] _values = new double[(long)depth * columns];

    /// <summary>How many rows it has.</summary>
    public int Depth => depth;

    /// <summary>How many panels of eight columns it has.</summary>
    public int Count => columns / FixedProduct.Width;

    /// <summary>An element.</summary>
    public ref double this[int row, int column] => ref _values[PlaceOf(column) + ((long)row * FixedProduct.Width)];

    /// <summary>Adds <c>left' right</c> in the rows of one panel of <paramref name="left"/>: <c>this[i, j] += Σ over r of left[r, i] right[r, j]</c>.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="panel">The panel of the left operand; threads may add several panels at a time.</param>
    /// <param name="right">The right operand, as deep as the left one.</param>
    /// <param name="from">The first panel of the right operand that is multiplied.</param>
    public unsafe void AddProduct(Panels left, int panel, Panels right, int from = 0)
    {
        fixed (double* l = left._values, r = right._values, sum = _values)
        {
            double* x = l + ((long)panel * left.Depth * FixedProduct.Width);
            for (int p = from; p < right.Count; p++)
            {
                double* tile = sum + ((long)p * depth * FixedProduct.Width) + (panel * FixedProduct.Width * FixedProduct.Width);
                FixedProduct.Add(x, r + ((long)p * right.Depth * FixedProduct.Width), left.Depth, tile, FixedProduct.Width);
            }
        }
    }

    /// <summary>Writes the first elements of a row.</summary>
    public void PutRow(int row, ReadOnlySpan<float> values)
    {
        for (int column = 0; column < values.Length; column++)
        {
            this[row, column] = values[column];
        }
    }

    /// <summary>Writes the first elements of a column.</summary>
    public void PutColumn(int column, ReadOnlySpan<float> values)
    {
        long place = PlaceOf(column);
        foreach (float value in values)
        {
            _values[place] = value;
            place += FixedProduct.Width;
        }
    }

    /// <summary>Writes the first elements of a column.</summary>
    public void PutColumn(int column, ReadOnlySpan<double> values)
    {
        long place = PlaceOf(column);
        foreach (double value in values)
        {
            _values[place] = value;
            place += FixedProduct.Width;
        }
    }

    /// <summary>A column.</summary>
    public double[] Column(int column)
    {
        double[] values = new double[depth];
        long place = PlaceOf(column);
        for (int row = 0; row < depth; row++, place += FixedProduct.Width)
        {
            values[row] = _values[place];
        }

        return values;
    }

    /// <summary>Sets every element to zero.</summary>
    public void Clear() => Array.Clear(_values);

    private long PlaceOf(int column) => ((long)(column / FixedProduct.Width) * depth * FixedProduct.Width) + (column % FixedProduct.Width);
}
