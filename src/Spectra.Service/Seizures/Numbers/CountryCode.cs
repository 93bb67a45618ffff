using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>A country or area of ISO 3166-1, with both its codes. The default value is none and prints as an empty text.</summary>
/// <remarks>The list is ISO 3166-1 as of 2023-04 (249 entries); the names are the usual English ones of the tz database, which is in the public domain.</remarks>
internal readonly record struct CountryCode
{
    private const string Resource = "countries.csv";

    private static readonly Lazy<ImmutableArray<CountryCode>> Loaded = new(Load);

    private static readonly Lazy<FrozenDictionary<string, CountryCode>> ByCode = new(() =>
        Loaded.Value.SelectMany(country => new[] { KeyValuePair.Create(country.Alpha2, country), KeyValuePair.Create(country.Alpha3, country) }).ToFrozenDictionary(StringComparer.Ordinal));

    private readonly string? _alpha2;
    private readonly string? _alpha3;
    private readonly string? _name;

    private CountryCode(string alpha2, string alpha3, string name) => (_alpha2, _alpha3, _name) = (alpha2, alpha3, name);

    /// <summary>Every country and area, by alpha-2 code.</summary>
    public static ImmutableArray<CountryCode> All => Loaded.Value;

    /// <summary>The two letters, for example NL.</summary>
    public string Alpha2 => _alpha2 ?? string.Empty;

    /// <summary>The three letters, for example NLD.</summary>
    public string Alpha3 => _alpha3 ?? string.Empty;

    /// <summary>The usual English name.</summary>
    public string Name => _name ?? string.Empty;

    /// <summary>Reads either code, in any case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CountryCode country) =>
        ByCode.Value.TryGetValue(TypedText.Compact(text).Text, out country);

    /// <summary>What is wrong with a text as a country code; null where nothing is.</summary>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string code = TypedText.Compact(text).Text;
        return TryParse(text, out _) ? null
            : code.Length is 2 or 3 && code.All(char.IsAsciiLetterUpper) ? $"The country code '{text.Trim()}' is not in the list of ISO 3166-1: use for example NL or NLD."
            : $"The country code '{text.Trim()}' is not two or three letters: use for example NL or NLD.";
    }

    /// <summary>The two letters.</summary>
    public override string ToString() => Alpha2;

    private static ImmutableArray<CountryCode> Load()
    {
        using Stream stream = typeof(CountryCode).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly holds no resource '{Resource}'.");
        using StreamReader text = new(stream, Encoding.UTF8);
        ImmutableArray<CountryCode>.Builder countries = ImmutableArray.CreateBuilder<CountryCode>();
        _ = text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            // No name of the list holds a comma.
            string[] fields = line.Split(',');
            countries.Add(new CountryCode(fields[0], fields[1], fields[3]));
        }

        return countries.ToImmutable();
    }
}
