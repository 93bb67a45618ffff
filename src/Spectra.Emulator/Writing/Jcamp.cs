using System.Globalization;
using System.Text;
using Spectra.Emulator.Simulation;

namespace Spectra.Emulator.Writing;

/// <summary>JCAMP-DX 4.24 as the emulator writes it, with ordinates in plain numbers (AFFN) or in difference form with repeat counts (DIFDUP).</summary>
internal static class Jcamp
{
    private const int LineLength = 80;
    private const double OrdinateFactor = 1e-6;

    // The digits of the three compressed forms: the first digit of a number is replaced by a letter that carries its sign.
    private const string PositiveSquares = "@ABCDEFGHI";
    private const string NegativeSquares = "@abcdefghi";
    private const string PositiveDifferences = "%JKLMNOPQR";
    private const string NegativeDifferences = "%jklmnopqr";
    private const string Repeats = "@STUVWXYZs";

    /// <summary>The file with its ordinates in plain numbers.</summary>
    public static byte[] Plain(Measurement measurement) => File(measurement, PlainTable);

    /// <summary>The file with its ordinates as differences and repeat counts.</summary>
    public static byte[] Compressed(Measurement measurement) => File(measurement, CompressedTable);

    private static byte[] File(Measurement measurement, Action<StringBuilder, double[], long[]> table)
    {
        double[] positions = measurement.Positions;
        long[] ordinates = [.. measurement.Ordinates.Select(ordinate => (long)Math.Round(ordinate / OrdinateFactor))];
        StringBuilder text = new();
        foreach ((string label, string value) in Labels(measurement, ordinates))
        {
            text.Append(CultureInfo.InvariantCulture, $"##{label}={value}\r\n");
        }

        table(text, positions, ordinates);
        text.Append("##END=\r\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static IEnumerable<(string Label, string Value)> Labels(Measurement measurement, long[] ordinates)
    {
        double[] positions = measurement.Positions;
        yield return ("TITLE", measurement.Title);
        yield return ("JCAMP-DX", "4.24");
        yield return ("DATA TYPE", "INFRARED SPECTRUM");
        yield return ("ORIGIN", "SIMULATED: spectra-emulator");
        yield return ("OWNER", "nobody: simulated");
        yield return ("DATE", measurement.At.ToString("yy/MM/dd", CultureInfo.InvariantCulture));
        yield return ("TIME", measurement.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        yield return ("SPECTROMETER/DATA SYSTEM", Measurement.Instrument);
        yield return ("RESOLUTION", Number(Measurement.Resolution));
        yield return ("XUNITS", "1/CM");
        yield return ("YUNITS", measurement.Unit);
        yield return ("XFACTOR", "1.0");
        yield return ("YFACTOR", "0.000001");
        yield return ("FIRSTX", Number(positions[0]));
        yield return ("LASTX", Number(positions[^1]));
        yield return ("DELTAX", Number((positions[^1] - positions[0]) / (positions.Length - 1)));
        yield return ("NPOINTS", Number(positions.Length));
        yield return ("FIRSTY", Number(ordinates[0] * OrdinateFactor));
        yield return ("MAXY", Number(ordinates.Max() * OrdinateFactor));
        yield return ("MINY", Number(ordinates.Min() * OrdinateFactor));
        yield return ("XYDATA", "(X++(Y..Y))");
    }

    private static void PlainTable(StringBuilder text, double[] positions, long[] ordinates)
    {
        StringBuilder line = new();
        for (int i = 0; i < ordinates.Length; i++)
        {
            string ordinate = Number(ordinates[i]);
            if (line.Length + 1 + ordinate.Length > LineLength)
            {
                text.Append(line).Append("\r\n");
                line.Clear();
            }

            line.Append(line.Length == 0 ? Abscissa(positions[i]) : "").Append(' ').Append(ordinate);
        }

        text.Append(line).Append("\r\n");
    }

    // Every line but the first starts with the last ordinate of the line before it, which is how a reader notices a slip of the differences.
    private static void CompressedTable(StringBuilder text, double[] positions, long[] ordinates)
    {
        int at = 0;
        while (at < ordinates.Length - 1)
        {
            StringBuilder line = new(Abscissa(positions[at]));
            line.Append(Coded(ordinates[at], PositiveSquares, NegativeSquares));
            while (at < ordinates.Length - 1)
            {
                long difference = ordinates[at + 1] - ordinates[at];
                int run = 1;
                while (at + run < ordinates.Length - 1 && ordinates[at + run + 1] - ordinates[at + run] == difference)
                {
                    run++;
                }

                string coded = Coded(difference, PositiveDifferences, NegativeDifferences) + (run > 1 ? Coded(run, Repeats, Repeats) : "");
                if (line.Length + coded.Length > LineLength)
                {
                    break;
                }

                line.Append(coded);
                at += run;
            }

            text.Append(line).Append("\r\n");
        }

        text.Append(Abscissa(positions[at])).Append(Coded(ordinates[at], PositiveSquares, NegativeSquares)).Append("\r\n");
    }

    private static string Coded(long number, string positive, string negative)
    {
        string digits = Math.Abs(number).ToString(CultureInfo.InvariantCulture);
        return (number < 0 ? negative : positive)[digits[0] - '0'] + digits[1..];
    }

    private static string Abscissa(double position) => position.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
