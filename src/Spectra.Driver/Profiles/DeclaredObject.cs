using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Spectra.Driver.Profiles;

/// <summary>One object of a profile's file, read member by member. What is wrong is noted with its place and read as absent, so that everything that is wrong is named at once.</summary>
internal sealed class DeclaredObject
{
    private const int LongestQuote = 40;

    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);

    private DeclaredObject(string path, ProfileFaults faults)
    {
        Path = path;
        Faults = faults;
    }

    /// <summary>Where in the file it is.</summary>
    public string Path { get; }

    /// <summary>What is wrong in the file.</summary>
    public ProfileFaults Faults { get; }

    /// <summary>The keys that are there.</summary>
    public IEnumerable<string> Keys => _members.Keys;

    /// <summary>Opens an element with any keys; null where it is no object.</summary>
    public static DeclaredObject? Open(JsonElement element, string path, ProfileFaults faults)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(path, $"expected an object {{ … }}, found {Found(element)}.");
            return null;
        }

        DeclaredObject opened = new(path, faults);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!opened._members.TryAdd(member.Name, member.Value))
            {
                faults.Add(opened.PathOf(member.Name), "the key is there twice; keep one of them.");
            }
        }

        return opened;
    }

    /// <summary>Notes keys that are not known and keys that are missing.</summary>
    public DeclaredObject WithKeys(KeySet keys)
    {
        foreach (string stranger in _members.Keys.Except(keys.All, StringComparer.Ordinal))
        {
            Faults.Add(PathOf(stranger), Spelling.Nearest(stranger, keys.All) is { } meant
                ? $"the key '{Quote(stranger)}' is not known here; did you mean '{meant}'?"
                : $"the key '{Quote(stranger)}' is not known here; known are {string.Join(", ", keys.All)}.");
        }

        foreach (string missing in keys.Required.Where(key => !_members.ContainsKey(key)))
        {
            Faults.Add(PathOf(missing), $"the key '{missing}' is missing.");
        }

        return this;
    }

    /// <summary>Where a member is.</summary>
    public string PathOf(string key) =>
        key.Length > 0 && key.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '$') ? $"{Path}.{key}" : $"{Path}['{Quote(key)}']";

    /// <summary>Whether a member is there, whatever it holds.</summary>
    public bool Has(string key) => _members.ContainsKey(key);

    /// <summary>A text of 1 to <paramref name="longest"/> printable characters; null where it is absent or wrong.</summary>
    public string? Text(string key, int longest)
    {
        string? text = Member(key, JsonValueKind.String)?.GetString();
        if (text is not null && (string.IsNullOrWhiteSpace(text) || text.Length > longest || text.Any(char.IsControl)))
        {
            Faults.Add(PathOf(key), string.Create(CultureInfo.InvariantCulture, $"expected a text of 1 to {longest} characters without line ends and other control characters, found '{Quote(text)}' ({text.Length} characters)."));
            return null;
        }

        return text;
    }

    /// <summary>One of a few words, as the value it stands for; null where it is absent or wrong.</summary>
    public T? Word<T>(string key, params ReadOnlySpan<T> values)
        where T : struct, Enum => Member(key, JsonValueKind.String) is { } word ? AsWord(word, PathOf(key), values) : null;

    /// <summary>A whole number within bounds; null where it is absent or wrong.</summary>
    public int? Whole(string key, int lowest, int highest)
    {
        if (!_members.TryGetValue(key, out JsonElement element))
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out int number) && number >= lowest && number <= highest)
        {
            return number;
        }

        Faults.Add(PathOf(key), string.Create(CultureInfo.InvariantCulture, $"expected a whole number from {lowest} to {highest}, found {Found(element)}."));
        return null;
    }

    /// <summary>A number; null where it is absent or wrong.</summary>
    public double? Number(string key)
    {
        if (Member(key, JsonValueKind.Number) is not { } element)
        {
            return null;
        }

        // Too large a number reads as infinity, which would be a limit that nothing reaches.
        double number = element.GetDouble();
        if (double.IsFinite(number))
        {
            return number;
        }

        Faults.Add(PathOf(key), $"the number {Quote(element.GetRawText())} is too large.");
        return null;
    }

    /// <summary>True or false; null where it is absent or wrong.</summary>
    public bool? Flag(string key)
    {
        if (!_members.TryGetValue(key, out JsonElement element))
        {
            return null;
        }

        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.GetBoolean();
        }

        Faults.Add(PathOf(key), $"expected true or false, found {Found(element)}.");
        return null;
    }

    /// <summary>An object with these keys; null where it is absent or wrong.</summary>
    public DeclaredObject? Object(string key, KeySet keys) => Object(key)?.WithKeys(keys);

    /// <summary>An object with any keys; null where it is absent or wrong.</summary>
    public DeclaredObject? Object(string key) => _members.TryGetValue(key, out JsonElement element) ? Open(element, PathOf(key), Faults) : null;

    /// <summary>The items of a list with their places; none where it is absent or wrong.</summary>
    public IEnumerable<(JsonElement Item, string Path)> Items(string key) =>
        Member(key, JsonValueKind.Array) is { } list ? list.EnumerateArray().Select((item, i) => (item, string.Create(CultureInfo.InvariantCulture, $"{PathOf(key)}[{i}]"))) : [];

    /// <summary>A member as it is written; null where it is absent.</summary>
    public JsonElement? Raw(string key) => _members.TryGetValue(key, out JsonElement element) ? element : null;

    /// <summary>An element as the value its word stands for; null where it is none of the words.</summary>
    public T? AsWord<T>(JsonElement element, string path, params ReadOnlySpan<T> values)
        where T : struct, Enum
    {
        ImmutableArray<T> allowed = values.IsEmpty ? [.. Enum.GetValues<T>()] : [.. values];
        string? word = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        foreach (T value in allowed.Where(value => ProfileWords.Of(value) == word))
        {
            return value;
        }

        ImmutableArray<string> words = [.. allowed.Select(ProfileWords.Of)];
        string meant = word is not null && Spelling.Nearest(word, words) is { } near ? $"; did you mean \"{near}\"?" : ".";
        Faults.Add(path, $"expected one of {string.Join(", ", words.Select(static known => $"\"{known}\""))}, found {Found(element)}{meant}");
        return null;
    }

    /// <summary>What was found, for a sentence.</summary>
    public static string Found(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"the text \"{Quote(element.GetString()!)}\"",
        JsonValueKind.Number => $"the number {Quote(element.GetRawText())}",
        _ => element.GetRawText(),
    };

    /// <summary>A foreign text, short enough for a sentence.</summary>
    public static string Quote(string text) => text.Length <= LongestQuote ? text : $"{text[..LongestQuote]}…";

    private JsonElement? Member(string key, JsonValueKind kind)
    {
        if (!_members.TryGetValue(key, out JsonElement element) || element.ValueKind == kind)
        {
            return _members.ContainsKey(key) ? element : null;
        }

        string expected = kind switch
        {
            JsonValueKind.Array => "a list [ … ]",
            JsonValueKind.Number => "a number",
            _ => "a text in double quotes",
        };
        Faults.Add(PathOf(key), $"expected {expected}, found {Found(element)}.");
        return null;
    }
}
