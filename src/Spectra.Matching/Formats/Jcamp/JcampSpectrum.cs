using System.Globalization;

namespace Spectra.Formats.Jcamp;

/// <summary>Makes a spectrum of a table: decodes it, holds it against the header, applies the factors.</summary>
internal static class JcampSpectrum
{
    /// <summary>Points a spectrum may have: a thousand times what an infrared spectrum has, and still within the memory one file may cost.</summary>
    public const int MaximumPoints = 4 * 1024 * 1024;

    /// <summary>Points a byte can stand for where no number of points is declared; repeat counts could name any number.</summary>
    private const int PointsPerByte = 64;

    /// <summary>Decodes a table.</summary>
    /// <param name="header">The block's header.</param>
    /// <param name="table">The table.</param>
    /// <param name="budget">How many points the file may still have.</param>
    /// <exception cref="FileRefusedException">The table can't be read or contradicts its header.</exception>
    public static Spectrum Read(JcampHeader header, JcampTable table, int budget)
    {
        ReadOnlySpan<byte> value = header.Value(table.Field);
        int labelEnd = value.IndexOfAny((byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> text = labelEnd < 0 ? [] : value[(labelEnd + (value[labelEnd..].StartsWith("\r\n"u8) ? 2 : 1))..];
        long declared = table.Points ?? Math.Max(1, (long)text.Length * PointsPerByte);
        int limit = (int)Math.Clamp(declared, 1, Math.Clamp(budget, 1, MaximumPoints));
        DecodedTable decoded = table.Form == TableForm.Even
            ? AsdfDecoder.Decode(text, table.Field.Line + 1, table, limit)
            : PairDecoder.Decode(text, table.Field.Line + 1, limit);

        List<SpectrumWarning> warnings = [.. table.Warnings];
        CheckCount(header, table, decoded, text, limit, warnings);
        warnings.AddRange(decoded.Warnings);
        Scale(decoded.Ordinates.Values, table.YFactor, "ordinate", table);
        SpectralAxis axis = JcampAxis.Make(table, decoded, warnings);
        CheckOrdinates(table, axis, decoded.Ordinates.Values, warnings);
        Acquisition acquisition = JcampAcquisition.Read(header, table, warnings);
        return Spectrum.Create(axis, table.Unit, decoded.Ordinates.Values, acquisition, [.. warnings]);
    }

    /// <summary>Applies a factor in place.</summary>
    /// <exception cref="FileRefusedException">A product is beyond the range of a double.</exception>
    public static void Scale(Span<double> values, double factor, string what, JcampTable table)
    {
        foreach (ref double value in values)
        {
            value *= factor;
            if (double.IsInfinity(value))
            {
                throw new FileRefusedException(ReadErrorCode.UnsupportedVariant, $"Line {table.Field.Line}: an {what} of the table times its factor {factor} is infinite.");
            }
        }
    }

    private static void CheckCount(JcampHeader header, JcampTable table, DecodedTable decoded, ReadOnlySpan<byte> text, int limit, List<SpectrumWarning> warnings)
    {
        long found = decoded.Ordinates.Found;
        int line = table.Field.Line;
        if (!header.Block.IsClosed)
        {
            CheckEnd(table, found, text, warnings);
        }

        if (found == 0)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, $"The table at line {line} has no ordinates.");
        }

        if (found > limit && limit != table.Points)
        {
            throw new FileRefusedException(ReadErrorCode.TooLarge, $"The table at line {line} has {found:N0} points; at most {limit:N0} are read from it.");
        }

        if (table.Points is null)
        {
            warnings.Add(new SpectrumWarning("npoints-missing", $"The number of points is not stated; the {found} points of the table at line {line} could not be checked against it."));
        }
        else if (found != table.Points)
        {
            bool commas = table.Form == TableForm.Even && text.Contains((byte)',');
            throw new FileRefusedException(
                ReadErrorCode.CountMismatch,
                $"The table at line {line} has {found:N0} points; its header declares {table.Points:N0}.{(commas ? " Commas separate numbers in JCAMP-DX; a decimal comma is not read." : "")}");
        }
    }

    /// <summary>Decides about a table that no END follows: it may be whole, or its last number may have lost digits.</summary>
    private static void CheckEnd(JcampTable table, long found, ReadOnlySpan<byte> text, List<SpectrumWarning> warnings)
    {
        bool endsWithinLine = text.IsEmpty || text[^1] is not ((byte)'\r' or (byte)'\n');
        if (table.Points is null || found < table.Points || endsWithinLine)
        {
            string declared = table.Points is { } points ? $"{found:N0} of {points:N0} points" : $"{found:N0} points of an undeclared number";
            throw new FileRefusedException(ReadErrorCode.Truncated, $"The table at line {table.Field.Line} ends after {declared}, without the ##END= that was expected.");
        }

        warnings.Add(new SpectrumWarning("no-end", "##END= is missing; the number of points is as declared."));
    }

    private static void CheckOrdinates(JcampTable table, SpectralAxis axis, ReadOnlySpan<double> ordinates, List<SpectrumWarning> warnings)
    {
        int missing = 0;
        int firstMissing = -1;
        double largest = double.NegativeInfinity;
        for (int i = 0; i < ordinates.Length; i++)
        {
            if (double.IsNaN(ordinates[i]))
            {
                missing++;
                firstMissing = firstMissing < 0 ? i : firstMissing;
            }
            else
            {
                largest = Math.Max(largest, ordinates[i]);
            }
        }

        if (missing == ordinates.Length)
        {
            throw new FileRefusedException(ReadErrorCode.NoData, $"All {missing:N0} ordinates of the table at line {table.Field.Line} are missing (?).");
        }

        if (missing > 0)
        {
            warnings.Add(Warning("missing-ordinates", $"{missing} of {ordinates.Length} ordinates are missing (?), the first at {axis.Positions[firstMissing]:G7} {axis.Unit.Stated}."));
        }

        if (table.FirstY is { } stated && !(Math.Abs(stated - ordinates[0]) <= (0.005 * Math.Max(Math.Abs(stated), Math.Abs(ordinates[0]))) + Math.Abs(table.YFactor)) && !double.IsNaN(ordinates[0]))
        {
            warnings.Add(Warning("first-y", $"##FIRSTY= states {stated:G7}, the first ordinate of the table is {ordinates[0]:G7}; the table was used."));
        }

        CheckScale(table.Unit, largest, warnings);
    }

    private static void CheckScale(OrdinateUnit unit, double largest, List<SpectrumWarning> warnings)
    {
        bool isFraction = unit == OrdinateUnit.Transmittance || unit == OrdinateUnit.Reflectance;
        bool isPercentage = unit == OrdinateUnit.PercentTransmittance || unit == OrdinateUnit.PercentReflectance;
        string code = unit == OrdinateUnit.Transmittance || unit == OrdinateUnit.PercentTransmittance ? "transmittance-scale" : "reflectance-scale";
        if (isFraction && largest > 2)
        {
            warnings.Add(Warning(code, $"The unit is stated as {unit.Stated}, a fraction, but the largest ordinate is {largest:G5}: the numbers look like per cent. They were kept as stated."));
        }
        else if (isPercentage && largest is > 0 and <= 1.5)
        {
            warnings.Add(Warning(code, $"The unit is stated as {unit.Stated}, per cent, but the largest ordinate is {largest:G5}: the numbers look like fractions. They were kept as stated."));
        }
    }

    private static SpectrumWarning Warning(string code, FormattableString message) => new(code, message.ToString(CultureInfo.InvariantCulture));
}
