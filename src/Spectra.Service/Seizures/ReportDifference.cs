using System.Collections.Immutable;
using System.Text.Json;

namespace Spectra.Service.Seizures;

/// <summary>A member in which two reports differ.</summary>
/// <param name="Path">Where it is, as a JSONPath.</param>
/// <param name="Then">What was recorded, as JSON; null where it was not there.</param>
/// <param name="Now">What it is now; null where it is not there.</param>
internal sealed record ReportDifference(string Path, string? Then, string? Now)
{
    /// <summary>Every difference of two reports, in the order of the recorded one.</summary>
    public static ImmutableArray<ReportDifference> Between(string then, string now)
    {
        using JsonDocument recorded = JsonDocument.Parse(then);
        using JsonDocument repeated = JsonDocument.Parse(now);
        ImmutableArray<ReportDifference>.Builder found = ImmutableArray.CreateBuilder<ReportDifference>();
        Compare("$", recorded.RootElement, repeated.RootElement, found);
        return found.ToImmutable();
    }

    private static void Compare(string path, JsonElement then, JsonElement now, ImmutableArray<ReportDifference>.Builder found)
    {
        if (then.ValueKind == JsonValueKind.Object && now.ValueKind == JsonValueKind.Object)
        {
            CompareMembers(path, then, now, found);
        }
        else if (then.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array)
        {
            int count = Math.Max(then.GetArrayLength(), now.GetArrayLength());
            for (int i = 0; i < count; i++)
            {
                Compare(FormattableString.Invariant($"{path}[{i}]"), Item(then, i), Item(now, i), found);
            }
        }
        else if (Raw(then) != Raw(now))
        {
            found.Add(new ReportDifference(path, Raw(then), Raw(now)));
        }
    }

    private static void CompareMembers(string path, JsonElement then, JsonElement now, ImmutableArray<ReportDifference>.Builder found)
    {
        foreach (JsonProperty member in then.EnumerateObject())
        {
            Compare($"{path}.{member.Name}", member.Value, now.TryGetProperty(member.Name, out JsonElement other) ? other : default, found);
        }

        foreach (JsonProperty member in now.EnumerateObject().Where(member => !then.TryGetProperty(member.Name, out _)))
        {
            Compare($"{path}.{member.Name}", default, member.Value, found);
        }
    }

    private static JsonElement Item(JsonElement array, int i) => i < array.GetArrayLength() ? array[i] : default;

    private static string? Raw(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? null : element.GetRawText();
}
