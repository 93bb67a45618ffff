namespace Spectra.Driver.Profiles;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 64;

    /// <summary>The known word nearest to what was written, compared without case; null where none is near: more than two letters, or more than a third of them, are different.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        if (written.Length > LongestWord)
        {
            return null;
        }

        (string Word, int Distance) best = known.Select(word => (word, Distance(written, word))).OrderBy(static pair => pair.Item2).FirstOrDefault(("", int.MaxValue));
        return best.Distance <= Math.Max(2, written.Length / 3) && best.Distance < best.Word.Length ? best.Word : null;
    }

    /// <summary>The number of letters to insert, leave out or replace on the way from one word to the other (Levenshtein).</summary>
    public static int Distance(string one, string other)
    {
        int[] above = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 0; i < one.Length; i++)
        {
            int[] row = new int[above.Length];
            row[0] = i + 1;
            for (int j = 0; j < other.Length; j++)
            {
                int replaced = above[j] + (char.ToUpperInvariant(one[i]) == char.ToUpperInvariant(other[j]) ? 0 : 1);
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(row[j], above[j + 1]));
            }

            above = row;
        }

        return above[^1];
    }
}
