using System.Text.Json;

namespace Spectra.Service.Tests.Commands;

/// <summary>The keys and types that the command-line contract promises, one a line: <c>hits[].rank integer</c>. A trailing <c>?</c> allows null.</summary>
internal static class JsonShape
{
    /// <summary>Asserts that every key of the contract is there with a value of its type.</summary>
    public static void AssertKeys(JsonElement line, string contract)
    {
        List<string> wrong = [];
        foreach (string row in contract.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            (string path, string type) = row.Split(' ') is [string first, string second] ? (first, second) : throw new ArgumentException($"'{row}' is no row of a contract.");
            wrong.AddRange(Found(line, path).Where(value => !IsOf(value, type)).Select(value => $"{path}: {(value is { } found ? found.GetRawText() : "absent")} is no {type}"));
        }

        Assert.True(wrong.Count == 0, $"{string.Join('\n', wrong)}\nin {line.GetRawText()}");
    }

    /// <summary>Every value at a path; <c>[]</c> stands for each element. Null where the key is absent.</summary>
    private static IEnumerable<JsonElement?> Found(JsonElement element, string path)
    {
        string[] parts = path.Split('.', 2);
        bool isEach = parts[0].EndsWith("[]", StringComparison.Ordinal);
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(isEach ? parts[0][..^2] : parts[0], out JsonElement child))
        {
            return [null];
        }

        if (isEach && child.ValueKind != JsonValueKind.Array)
        {
            return [null];
        }

        IEnumerable<JsonElement> children = isEach ? child.EnumerateArray() : [child];
        return parts.Length == 1 ? children.Select(value => (JsonElement?)value) : children.SelectMany(value => Found(value, parts[1]));
    }

    private static bool IsOf(JsonElement? value, string type) => value is { } found && (type, found.ValueKind) switch
    {
        (['s', ..], JsonValueKind.String) => type.TrimEnd('?') == "string",
        ("number" or "number?", JsonValueKind.Number) => double.IsFinite(found.GetDouble()),
        ("integer" or "integer?", JsonValueKind.Number) => found.TryGetInt32(out _),
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("array", JsonValueKind.Array) => true,
        ("object" or "object?", JsonValueKind.Object) => true,
        (_, JsonValueKind.Null) => type.EndsWith('?'),
        _ => false,
    };
}
