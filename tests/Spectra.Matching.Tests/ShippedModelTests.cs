using System.Text.Json;
using System.Text.Json.Nodes;
using Spectra.Confidence;
using Spectra.Mixtures;

namespace Spectra.Matching.Tests;

public class ShippedModelTests
{
    [Fact]
    public void TheMixtureModelReadIsAllThatItsResourceHolds() =>
        AssertHolds("Spectra.Mixtures.mixture-model.json", JsonSerializer.SerializeToNode(MixtureModel.Shipped, MixtureModelJson.Default.MixtureModel));

    [Fact]
    public void TheConfidenceModelReadIsAllThatItsResourceHolds() =>
        AssertHolds("Spectra.Confidence.confidence-model.json", JsonSerializer.SerializeToNode(ConfidenceModel.Shipped, ConfidenceModelJson.Default.ConfidenceModel));

    private static void AssertHolds(string resource, JsonNode? model)
    {
        using Stream stream = typeof(MixtureModel).Assembly.GetManifestResourceStream(resource)!;
        JsonNode stored = JsonNode.Parse(stream)!;

        Assert.True(JsonNode.DeepEquals(stored, model), $"{resource}: {model}");
    }
}
