using System.Globalization;

namespace Spectra.Emulator;

/// <summary>The options of a command line: <c>--name value</c>, or <c>--name</c> alone for a switch. Each at most once.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Reads arguments of which these names take a value and those stand alone.</summary>
    public Options(string[] arguments, string[] withValue, string[] switches)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            string value = switches.Contains(name) ? ""
                : !withValue.Contains(name) ? throw new WrongUsageException($"There is no option '{name}'.")
                : i + 1 < arguments.Length ? arguments[++i]
                : throw new WrongUsageException($"{name} needs a value.");
            if (!_values.TryAdd(name, value))
            {
                throw new WrongUsageException($"{name} was given twice.");
            }
        }
    }

    /// <summary>Whether the switch or option was given.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The value of an option; null where it was not given.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>The value of an option that must be given.</summary>
    public string Require(string name) => Find(name) ?? throw new WrongUsageException($"{name} is missing.");

    /// <summary>The whole number of an option that must be given.</summary>
    public ulong RequireNumber(string name) =>
        ulong.TryParse(Require(name), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
            ? number
            : throw new WrongUsageException($"{name} needs a whole number from 0, but got '{Require(name)}'.");

    /// <summary>The date of an option, written yyyyMMdd, or another where it was not given.</summary>
    public DateOnly FindDate(string name, DateOnly otherwise) =>
        Find(name) is not { } text ? otherwise
        : DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date
        : throw new WrongUsageException($"{name} needs a date such as 20261122, but got '{text}'.");
}
