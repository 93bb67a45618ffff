using System.Text.Json;
using Spectra.Soak.Serving;

namespace Spectra.Soak.Crashes;

/// <summary>What the service shows of the record: the marker of each row, as often as it is there.</summary>
internal static class RecordedMarkers
{
    private const int NewestOnly = 100;
    private const int WholePage = 200;

    /// <summary>The cases.</summary>
    /// <param name="person">Who looks.</param>
    /// <param name="isWhole">All of them; else the newest.</param>
    public static async Task<List<(string Marker, Guid Id)>> CasesAsync(ServedPerson person, bool isWhole) =>
        [.. (await PagesAsync(person, "/api/v1/cases", isWhole)).Select(static one => (one.GetProperty("value").GetProperty("reference").GetString()!, one.GetProperty("value").GetProperty("id").GetGuid()))];

    /// <summary>The measurements; one that is not whole has an empty marker.</summary>
    public static async Task<List<(string Marker, Guid Id)>> MeasurementsAsync(ServedPerson person, bool isWhole) =>
    [
        .. (await PagesAsync(person, "/api/v1/measurements", isWhole)).Select(static one =>
            (one.GetProperty("isIntact").GetBoolean() && one.GetProperty("statement").ValueKind == JsonValueKind.String ? one.GetProperty("fileName").GetString()! : "", one.GetProperty("id").GetGuid())),
    ];

    /// <summary>Everything in a case.</summary>
    public static async Task<List<string>> InCaseAsync(ServedPerson person, Guid caseId)
    {
        List<string> markers = [];
        JsonElement file = await person.ReadAsync($"/api/v1/cases/{caseId}");
        foreach (JsonElement exhibit in file.GetProperty("exhibits").EnumerateArray().Select(static one => one.GetProperty("value")))
        {
            markers.Add(exhibit.GetProperty("number").GetString()!);
            JsonElement held = await person.ReadAsync($"/api/v1/exhibits/{exhibit.GetProperty("id").GetGuid()}");
            markers.AddRange(Texts(held, "samplings", "note"));
            markers.AddRange(Texts(held, "custody", "place"));
            markers.AddRange(Texts(held, "confirmations", "laboratoryReference"));
        }

        return markers;
    }

    /// <summary>The reviews of a measurement.</summary>
    public static async Task<List<string>> ReviewsAsync(ServedPerson person, Guid measurementId) =>
        [.. Texts(await person.ReadAsync($"/api/v1/measurements/{measurementId}/reviews"), "reviews", "wording")];

    /// <summary>How often a write is in the record.</summary>
    public static async Task<int> CountAsync(ServedPerson person, PlannedWrite write)
    {
        IEnumerable<string> markers = write.Kind switch
        {
            WriteKind.Case => (await CasesAsync(person, isWhole: false)).Select(static one => one.Marker),
            WriteKind.Measurement => (await MeasurementsAsync(person, isWhole: false)).Select(static one => one.Marker),
            WriteKind.Review => await ReviewsAsync(person, write.MeasurementId!.Value),
            _ => await InCaseAsync(person, write.CaseId!.Value),
        };
        return markers.Count(marker => marker == write.Marker);
    }

    private static IEnumerable<string> Texts(JsonElement of, string list, string member) => of.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("value").GetProperty(member).GetString()!);

    private static async Task<List<JsonElement>> PagesAsync(ServedPerson person, string path, bool isWhole)
    {
        List<JsonElement> items = [];
        string? after = null;
        do
        {
            JsonElement page = await person.ReadAsync($"{path}?limit={(isWhole ? WholePage : NewestOnly)}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            after = page.TryGetProperty("next", out JsonElement next) ? next.GetString() : null;
        }
        while (isWhole && after is not null);
        return items;
    }
}
