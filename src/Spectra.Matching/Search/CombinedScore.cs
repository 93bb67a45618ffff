using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectra.Preprocessing;

namespace Spectra.Search;

/// <summary>The default score as it ships: weights, shifts, and the record of the training that chose them.</summary>
/// <param name="Version">Rises with every change of what the score computes.</param>
/// <param name="Shifts">The shifts of the query that are tried, in cm-1, 0 first.</param>
/// <param name="Views">The views in the order of summation.</param>
/// <param name="Training">How the weights were chosen; null where they were set by hand.</param>
internal sealed record CombinedScore(int Version, ImmutableArray<double> Shifts, ImmutableArray<WeightedView> Views, TrainingRecord? Training)
{
    /// <summary>The name of the resource.</summary>
    public const string Resource = "combined-score.json";

    /// <summary>The score that this build ships, without the record of its training, which stays in the resource.</summary>
    public static CombinedScore Shipped { get; } = Load();

    /// <summary>The metric that these weights make.</summary>
    [JsonIgnore]
    public Metric.Correlation Metric => new("combined", [.. Views.Select(view => (SpectralView.Parse(view.View), view.Weight))], Shifts);

    private static CombinedScore Load()
    {
        using JsonDocument document = ShippedModel.Open(Resource);
        JsonElement views = document.RootElement.GetProperty("views");
        WeightedView[] weighted = new WeightedView[views.GetArrayLength()];
        for (int i = 0; i < weighted.Length; i++)
        {
            weighted[i] = new WeightedView(views[i].Text("view"), views[i].Number("weight"));
        }

        return new CombinedScore(document.RootElement.GetProperty("version").GetInt32(), document.RootElement.Numbers("shifts"), ImmutableArray.Create(weighted), null);
    }
}

/// <summary>One view's part in the score.</summary>
/// <param name="View">The id of the view.</param>
/// <param name="Weight">Its weight, not negative.</param>
internal sealed record WeightedView(string View, double Weight);

/// <summary>How weights were chosen.</summary>
/// <param name="Date">The day of the training.</param>
/// <param name="Command">What reproduces it.</param>
/// <param name="Method">The objective and the search, in words.</param>
/// <param name="Sets">The figures of each set.</param>
internal sealed record TrainingRecord(string Date, string Command, string Method, ImmutableArray<TrainingSet> Sets);

/// <summary>One set's part in the training.</summary>
/// <param name="Name">The query set.</param>
/// <param name="Queries">How many of its queries were used.</param>
/// <param name="Substances">How many substances they are of.</param>
/// <param name="First">How many have a right substance first, with the weights shipped.</param>
/// <param name="FirstFive">How many have one among the first five.</param>
/// <param name="HeldOutFirst">The same, each query scored by weights chosen without its substance: the mean over several splits.</param>
/// <param name="HeldOutFirstFive">The same among the first five.</param>
internal sealed record TrainingSet(string Name, int Queries, int Substances, int First, int FirstFive, double HeldOutFirst, double HeldOutFirstFive);

/// <summary>The serializer of the shipped score.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CombinedScore))]
internal sealed partial class CombinedScoreJson : JsonSerializerContext;
