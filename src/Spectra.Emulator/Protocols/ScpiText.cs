using System.Globalization;
using System.Text;

namespace Spectra.Emulator.Protocols;

/// <summary>How IEEE 488.2 puts commands into lines and answers together.</summary>
internal static class ScpiText
{
    /// <summary>What comes before the bytes of a definite-length block.</summary>
    public static byte[] BlockStart(int length)
    {
        string digits = length.ToString(CultureInfo.InvariantCulture);
        return Encoding.ASCII.GetBytes($"#{digits.Length}{digits}");
    }

    /// <summary>An answer that begins with a block, with a length that is wrong by so many.</summary>
    public static byte[] WithWrongLength(byte[] answer, int by)
    {
        int digits = answer[1] - '0';
        int length = int.Parse(Encoding.ASCII.GetString(answer, 2, digits), CultureInfo.InvariantCulture);
        return [.. BlockStart(Math.Max(0, length + by)), .. answer[(2 + digits)..]];
    }

    /// <summary>The answers to the commands of one line.</summary>
    public static byte[] Joined(List<byte[]> answers)
    {
        List<byte> whole = [.. answers[0]];
        foreach (byte[] answer in answers.Skip(1))
        {
            whole.Add((byte)';');
            whole.AddRange(answer);
        }

        whole.Add((byte)'\n');
        return [.. whole];
    }

    /// <summary>The commands of a line, with semicolons between them that do not lie in quotes.</summary>
    public static IEnumerable<string> Units(string line)
    {
        int start = 0;
        bool isQuoted = false;
        for (int i = 0; i <= line.Length; i++)
        {
            isQuoted ^= i < line.Length && line[i] == '"';
            if (i == line.Length || (line[i] == ';' && !isQuoted))
            {
                string unit = line[start..i].Trim();
                start = i + 1;
                if (unit.Length > 0)
                {
                    yield return unit;
                }
            }
        }
    }
}
