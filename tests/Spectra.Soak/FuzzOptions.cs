using System.Globalization;

namespace Spectra.Soak;

/// <summary>The options of <c>fuzz-formats</c>.</summary>
/// <param name="Count">How many inputs.</param>
/// <param name="Seed">What the damage is drawn from.</param>
/// <param name="Corpus">A folder whose files are damaged too; null for none.</param>
/// <param name="Only">The one input to repeat; null for all.</param>
internal sealed record FuzzOptions(int Count, int Seed, string? Corpus, int? Only)
{
    /// <summary>Reads them; null where they can't be understood.</summary>
    public static FuzzOptions? Parse(string[] options)
    {
        FuzzOptions parsed = new(200_000, 1, null, null);
        for (int i = 0; i < options.Length; i += 2)
        {
            string value = i + 1 < options.Length ? options[i + 1] : string.Empty;
            bool isNumber = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number);
            FuzzOptions? next = options[i] switch
            {
                "--count" when isNumber && number > 0 => parsed with { Count = number },
                "--seed" when isNumber => parsed with { Seed = number },
                "--only" when isNumber => parsed with { Only = number },
                "--corpus" when Directory.Exists(value) => parsed with { Corpus = value },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            parsed = next;
        }

        return parsed;
    }
}
