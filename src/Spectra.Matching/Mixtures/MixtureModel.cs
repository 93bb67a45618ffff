using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spectra.Mixtures;

/// <summary>The trained part of the mixture analysis: a few coefficients in a versioned resource, with the record of their training.</summary>
/// <param name="Version">The version, stored with every result.</param>
/// <param name="Component">Whether a component is in the sample, from <see cref="MixtureFeatures.OfComponents"/>.</param>
/// <param name="Unexplained">Whether the sample holds something that no library does, from <see cref="MixtureFeatures.OfRemainder"/>.</param>
/// <param name="Watched">Whether a watched substance that is no component may be in the sample, from <see cref="MixtureFeatures.OfWatched"/>.</param>
/// <param name="PossibleFrom">The least probability at which a watched substance counts as possible.</param>
/// <param name="IntervalFactor">The factor from the standard error of a share to the half width of its 95 % interval.</param>
/// <param name="LimitFactor">The factor on the computed detection limit at which spiked substances were found 95 times in 100.</param>
/// <param name="Training">What it was trained on and how it did in cross-validation, in words and numbers.</param>
internal sealed record MixtureModel(
    string Version,
    LogisticModel Component,
    LogisticModel Unexplained,
    LogisticModel Watched,
    double PossibleFrom,
    double IntervalFactor,
    double LimitFactor,
    ImmutableArray<string> Training)
{
    private const string Resource = "Spectra.Mixtures.mixture-model.json";

    /// <summary>The model of this version.</summary>
    public static MixtureModel Shipped { get; } = Load();

    private static MixtureModel Load()
    {
        using JsonDocument document = ShippedModel.Open(Resource);
        JsonElement model = document.RootElement;
        return new MixtureModel(
            model.Text("version"),
            LogisticModel.Read(model.GetProperty("component")),
            LogisticModel.Read(model.GetProperty("unexplained")),
            LogisticModel.Read(model.GetProperty("watched")),
            model.Number("possibleFrom"),
            model.Number("intervalFactor"),
            model.Number("limitFactor"),
            model.Texts("training"));
    }
}

/// <summary>The serializer of training, made at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(MixtureModel))]
internal sealed partial class MixtureModelJson : JsonSerializerContext;
