using System.Globalization;
using System.Text;

namespace Spectra.Matching.Tests.Formats.Jcamp;

/// <summary>Which of the compressed forms to write.</summary>
public enum AsdfForm
{
    Fix,
    Packed,
    Squeezed,
    SqueezedDuplicate,
    Difference,
    DifferenceDuplicate,
}

/// <summary>Writes integers in the forms of JCAMP-DX 4.24 section 5: an independent route to test the decoder by.</summary>
internal static class AsdfEncoder
{
    private const string Squeezed = "@ABCDEFGHI";
    private const string SqueezedNegative = "@abcdefghi";
    private const string Differences = "%JKLMNOPQR";
    private const string DifferencesNegative = "%jklmnopqr";
    private const string Duplicates = " STUVWXYZs";

    public static string Encode(IReadOnlyList<int> ordinates, AsdfForm form, int perLine)
    {
        StringBuilder text = new();
        bool isDifference = form is AsdfForm.Difference or AsdfForm.DifferenceDuplicate;
        bool endsInDifference = false;
        int at = 0;
        while (at < ordinates.Count)
        {
            int count = Math.Min(perLine, ordinates.Count - at);

            // After a difference a line begins with the last ordinate of the line before, which its abscissa belongs to.
            int from = endsInDifference ? at - 1 : at;
            endsInDifference = isDifference && at + count - from > 1;
            text.Append(from.ToString(CultureInfo.InvariantCulture));
            List<string> tokens = [.. Enumerable.Range(from, at + count - from).Select(i => Token(ordinates, i, isDifference && i > from, form))];
            AppendTokens(text, tokens, form is AsdfForm.SqueezedDuplicate or AsdfForm.DifferenceDuplicate);
            text.Append('\n');
            at += count;
        }

        // A last line that only checks the last ordinate is needed when that was written as a difference.
        if (endsInDifference)
        {
            text.Append(CultureInfo.InvariantCulture, $"{ordinates.Count - 1}{Pseudo(ordinates[^1], Squeezed, SqueezedNegative)}\n");
        }

        return text.ToString();
    }

    private static string Token(IReadOnlyList<int> ordinates, int index, bool isDifference, AsdfForm form) => form switch
    {
        AsdfForm.Fix => " " + ordinates[index].ToString(CultureInfo.InvariantCulture),
        AsdfForm.Packed => ordinates[index].ToString("+0;-0", CultureInfo.InvariantCulture),
        _ when isDifference => Pseudo(ordinates[index] - ordinates[index - 1], Differences, DifferencesNegative),
        _ => Pseudo(ordinates[index], Squeezed, SqueezedNegative),
    };

    private static void AppendTokens(StringBuilder text, List<string> tokens, bool duplicates)
    {
        for (int i = 0; i < tokens.Count;)
        {
            int run = 1;
            while (duplicates && i + run < tokens.Count && tokens[i + run] == tokens[i])
            {
                run++;
            }

            text.Append(tokens[i]).Append(run > 1 ? Pseudo(run, Duplicates, Duplicates) : "");
            i += run;
        }
    }

    private static string Pseudo(int value, string positive, string negative)
    {
        string digits = Math.Abs((long)value).ToString(CultureInfo.InvariantCulture);
        return (value < 0 ? negative : positive)[digits[0] - '0'] + digits[1..];
    }
}
