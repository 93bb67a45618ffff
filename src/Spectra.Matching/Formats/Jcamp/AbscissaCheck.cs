using System.Globalization;

namespace Spectra.Formats.Jcamp;

/// <summary>Compares the abscissa at the start of each line with the one the header gives that point.</summary>
internal struct AbscissaCheck(JcampTable table)
{
    private readonly bool _isPossible = table is { FirstX: not null, LastX: not null, Points: > 1 } && table.XFactor != 0;
    private readonly double _first = table.FirstX ?? 0;
    private readonly double _step = ((table.LastX ?? 0) - (table.FirstX ?? 0)) / ((table.Points ?? 2) - 1);
    private readonly double _factor = table.XFactor;
    private int _lines;
    private int _failures;
    private string? _firstFailure;

    /// <summary>Checks one line.</summary>
    /// <param name="index">Which point the line's abscissa belongs to.</param>
    /// <param name="stated">The abscissa, the factor not applied.</param>
    /// <param name="token">Its text: how it is rounded decides how far it may be off.</param>
    /// <param name="line">The line in the file.</param>
    public void Check(long index, double stated, ReadOnlySpan<byte> token, int line)
    {
        if (!_isPossible)
        {
            return;
        }

        _lines++;
        double expected = _first + (index * _step);
        double found = stated * _factor;
        double deviation = Math.Abs(found - expected);

        // One step either way: some writers round the abscissa to a step, some name the point after a check value.
        if (deviation <= Math.Abs(_step) * 1.01 || deviation <= Math.Abs(_step) + (Rounding(token) * Math.Abs(_factor)) + (1e-9 * Math.Abs(expected)))
        {
            return;
        }

        _failures++;
        _firstFailure ??= string.Create(CultureInfo.InvariantCulture, $"line {line} states {found:G9}, expected {expected:G9}");
    }

    /// <summary>The outcome over all lines; null when every line agrees.</summary>
    public readonly SpectrumWarning? Warning() => _firstFailure is null
        ? null
        : new SpectrumWarning("x-check", $"The abscissas of {_failures} of {_lines} lines disagree with FIRSTX, LASTX and NPOINTS, first: {_firstFailure}; the header was used.");

    /// <summary>One unit in the last place that was written.</summary>
    private static double Rounding(ReadOnlySpan<byte> token)
    {
        int point = token.IndexOf((byte)'.');
        int end = token.IndexOfAny((byte)'E', (byte)'e');
        return point < 0 ? 1 : Math.Pow(10, point + 1 - (end < 0 ? token.Length : end));
    }
}
