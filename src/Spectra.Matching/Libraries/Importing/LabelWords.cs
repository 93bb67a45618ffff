using System.Text;

namespace Spectra.Libraries.Importing;

/// <summary>What a name and a formula say of a substance, as numbers: which elements, how many, how unsaturated, and which pieces of words the name is made of.</summary>
/// <remarks>
/// Pieces of three to five letters stand for functional groups without a list of them ("itro", "oic a", "amin"): those that at least a hundredth and at most
/// nine tenths of the names hold. Each number is scaled to mean 0 and deviation 1 over the group of entries.
/// </remarks>
internal static class LabelWords
{
    private const int Shortest = 3;
    private const int Longest = 5;
    private const double Rarest = 0.01;
    private const double Commonest = 0.9;

    private static readonly string[] Elements = ["C", "H", "N", "O", "F", "Cl", "Br", "I", "S", "P", "Si", "B"];

    /// <summary>One row an entry.</summary>
    public static float[][] Of(IReadOnlyList<(string Name, string? Formula)> labels)
    {
        HashSet<string>[] pieces = [.. labels.Select(label => Pieces(label.Name))];
        string[] known =
        [
            .. pieces.SelectMany(own => own).GroupBy(piece => piece, StringComparer.Ordinal)
                .Where(group => group.Count() >= Math.Max(2, Rarest * labels.Count) && group.Count() <= Commonest * labels.Count)
                .Select(group => group.Key).Order(StringComparer.Ordinal),
        ];
        float[][] rows = [.. labels.Select((label, i) => (float[])[.. Composition(label.Formula), .. known.Select(piece => pieces[i].Contains(piece) ? 1f : 0f)])];
        Scale(rows);
        return rows;
    }

    private static HashSet<string> Pieces(string name)
    {
        StringBuilder plain = new(" ");
        foreach (char c in name)
        {
            char next = char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) : ' ';
            if (next != ' ' || plain[^1] != ' ')
            {
                plain.Append(next);
            }
        }

        string words = plain[^1] == ' ' ? plain.ToString() : plain.Append(' ').ToString();
        HashSet<string> pieces = new(StringComparer.Ordinal);
        for (int length = Shortest; length <= Longest; length++)
        {
            for (int i = 0; i + length <= words.Length; i++)
            {
                pieces.Add(words.Substring(i, length));
            }
        }

        return pieces;
    }

    /// <summary>Presence, root of the count and share of each element; double bonds and rings; hydrogen to carbon; other elements. Missing where no formula is stated.</summary>
    private static float[] Composition(string? formula)
    {
        if (MolecularFormula.Parse(formula) is not { } counts)
        {
            float[] missing = new float[(3 * Elements.Length) + 4];
            Array.Fill(missing, float.NaN);
            return missing;
        }

        double[] own = [.. Elements.Select(element => (double)counts.CountOf(element))];
        double heavy = Math.Max(1, own.Sum() - own[1]);
        double unsaturation = ((2 * own[0]) + 2 + own[2] + own[9] - own[1] - own[4] - own[5] - own[6] - own[7]) / 2;
        return
        [
            .. own.Select(count => (float)Math.Min(1, count)),
            .. own.Select(count => (float)Math.Sqrt(count)),
            .. own.Select(count => (float)(count / heavy)),
            (float)Math.Clamp(unsaturation, -2, 20),
            (float)Math.Clamp(unsaturation / heavy, -1, 2),
            (float)(own[1] / (own[0] + 1)),
            counts.Elements.Except(Elements, StringComparer.Ordinal).Any() ? 1 : 0,
        ];
    }

    private static void Scale(float[][] rows)
    {
        for (int column = 0; rows.Length > 0 && column < rows[0].Length; column++)
        {
            (double sum, double squares, int count) = (0, 0, 0);
            foreach (float[] row in rows)
            {
                if (!float.IsNaN(row[column]))
                {
                    (sum, squares, count) = (sum + row[column], squares + ((double)row[column] * row[column]), count + 1);
                }
            }

            double mean = sum / Math.Max(1, count);
            double deviation = Math.Sqrt(Math.Max(0, (squares / Math.Max(1, count)) - (mean * mean)));
            foreach (float[] row in rows)
            {
                row[column] = float.IsNaN(row[column]) || deviation < 1e-6 ? 0 : (float)((row[column] - mean) / deviation);
            }
        }
    }
}
