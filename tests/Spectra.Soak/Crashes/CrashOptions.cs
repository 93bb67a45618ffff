using System.Globalization;

namespace Spectra.Soak.Crashes;

/// <summary>The options of <c>crash</c>.</summary>
/// <param name="Points">How many kills.</param>
/// <param name="Seed">What every write and every moment is drawn from.</param>
/// <param name="Engine">sqlite, postgresql or both.</param>
internal sealed record CrashOptions(int Points, int Seed, string Engine)
{
    /// <summary>Whether an engine is wanted.</summary>
    public bool Wants(string engine) => Engine == engine || Engine == "both";

    /// <summary>Reads them; null where they can't be understood.</summary>
    public static CrashOptions? Parse(string[] options)
    {
        CrashOptions parsed = new(500, 1, "both");
        for (int i = 0; i < options.Length; i += 2)
        {
            string value = i + 1 < options.Length ? options[i + 1] : "";
            bool isNumber = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number);
            CrashOptions? next = options[i] switch
            {
                "--points" when isNumber && number > 0 => parsed with { Points = number },
                "--seed" when isNumber => parsed with { Seed = number },
                "--engine" when value is "sqlite" or "postgresql" or "both" => parsed with { Engine = value },
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
