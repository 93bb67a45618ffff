namespace Spectra.Formats.Jcamp;

/// <summary>How the numbers of a table are arranged.</summary>
internal enum TableForm
{
    /// <summary><c>(X++(Y..Y))</c>: each line is an abscissa and as many evenly spaced ordinates as fit.</summary>
    Even,

    /// <summary><c>(XY..XY)</c>: every ordinate has its own abscissa.</summary>
    Pairs,

    /// <summary>Single peaks: no spectrum.</summary>
    Peaks,
}
