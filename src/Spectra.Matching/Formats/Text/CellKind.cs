namespace Spectra.Formats.Text;

/// <summary>What a cell of a table holds.</summary>
internal enum CellKind
{
    /// <summary>Something else than a number.</summary>
    Text,

    /// <summary>A finite number as written.</summary>
    Number,

    /// <summary>Nothing, or a word for "no value".</summary>
    Missing,

    /// <summary>A word for infinity.</summary>
    Infinite,
}
