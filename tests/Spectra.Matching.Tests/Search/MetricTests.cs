using System.Text.Json;
using Spectra.Libraries;
using Spectra.Search;

namespace Spectra.Matching.Tests.Search;

public sealed class MetricTests
{
    [Fact]
    public void TheDefaultScoreIsTheOneThatShipsWithItsTraining()
    {
        Assert.Same(Metric.Combined, Metric.Default);
        Assert.Equal("combined", Metric.Default.Id);
        Assert.Equal(CombinedScore.Shipped.Views.Select(view => (view.View, view.Weight)), Metric.Combined.Views.Select(weighted => (weighted.View.Id, weighted.Weight)));
        Assert.Equal(1, Metric.Combined.Views.Sum(weighted => weighted.Weight), 1e-9);
        using Stream resource = typeof(CombinedScore).Assembly.GetManifestResourceStream(CombinedScore.Resource)!;
        CombinedScore written = JsonSerializer.Deserialize(resource, CombinedScoreJson.Default.CombinedScore)!;
        Assert.Equal(written.Version, CombinedScore.Shipped.Version);
        Assert.Equal(written.Shifts.ToArray(), CombinedScore.Shipped.Shifts.ToArray());
        Assert.Equal(written.Views.ToArray(), CombinedScore.Shipped.Views.ToArray());
        Assert.NotEmpty(written.Training!.Sets);
    }

    [Fact]
    public void ALibraryStoresEveryViewOfTheDefaultScore() =>
        Assert.All(Metric.Combined.Views, weighted => Assert.Contains(weighted.View, LibraryWriter.StoredViews));
}
