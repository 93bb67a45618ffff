namespace Spectra.Formats.Text;

/// <summary>The kinds of lines in a table of numbers.</summary>
internal enum TextRowKind
{
    /// <summary>Nothing, or nothing but delimiters.</summary>
    Blank,

    /// <summary>A line that calls itself a comment.</summary>
    Comment,

    /// <summary>A row of numbers.</summary>
    Numbers,

    /// <summary>Anything else: a heading, a statement, prose.</summary>
    Text,
}
