using System.Collections.Immutable;
using System.Globalization;

namespace Spectra.Soak;

/// <summary>The options of a soak of docking.</summary>
/// <param name="Count">How many sessions, disconnects or kills.</param>
/// <param name="Seed">What every fault and every operation is drawn from.</param>
/// <param name="Workers">How many detectors are docked at a time.</param>
/// <param name="Profiles">The device profiles, and <c>folder</c>.</param>
internal sealed record SoakOptions(int Count, int Seed, int Workers, ImmutableArray<string> Profiles)
{
    /// <summary>The product, as a host that is killed.</summary>
    public const string Product = "spectra";

    /// <summary>The soak's own program, as a host that is killed.</summary>
    public const string Own = "soak";

    /// <summary>The host that is killed.</summary>
    public string Host { get; init; } = Product;

    /// <summary>The one campaign to repeat; null for all.</summary>
    public int? Only { get; init; }


    private const int MostWorkers = 64;

    /// <summary>Reads them; null where they can't be understood.</summary>
    /// <param name="options">What was typed.</param>
    /// <param name="counted">The option that counts: <c>--sessions</c>, <c>--times</c> or <c>--points</c>.</param>
    /// <param name="usual">The values of what is not typed; its profiles are all that there are.</param>
    public static SoakOptions? Parse(string[] options, string counted, SoakOptions usual)
    {
        SoakOptions parsed = usual;
        for (int i = 0; i < options.Length; i += 2)
        {
            string value = i + 1 < options.Length ? options[i + 1] : string.Empty;
            bool isNumber = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number);
            SoakOptions? next = options[i] switch
            {
                var option when option == counted && isNumber && number > 0 => parsed with { Count = number },
                "--seed" when isNumber => parsed with { Seed = number },
                "--workers" when isNumber && number is > 0 and <= MostWorkers => parsed with { Workers = number },
                "--host" when value is Product or Own => parsed with { Host = value },
                "--only" when isNumber => parsed with { Only = number },
                "--profiles" when value.Split(',') is { Length: > 0 } named && named.All(name => usual.Profiles.Contains(name)) => parsed with { Profiles = [.. named] },
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
