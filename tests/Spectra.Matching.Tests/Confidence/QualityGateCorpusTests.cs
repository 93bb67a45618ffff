using Spectra.Confidence;
using Spectra.Formats;
using Spectra.Formats.Sources;
using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Confidence;

public class QualityGateCorpusTests
{
    /// <summary>Good measurements of real instruments must not be refused: not one of any matching set.</summary>
    [CorpusFact]
    public void NoMeasurementOfAMatchingSetIsRefused()
    {
        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        foreach (string set in (string[])["gas", "explosives", "minerals", "minerals-transmission", "polymers", "degraded", "mixtures-foreign", "mission"])
        {
            foreach (SourceItem.File file in SpectrumSource.Read(CorpusFolder.At($"{set}-queries.zip")).OfType<SourceItem.File>())
            {
                if (SpectrumReader.Read(file.Content, file.Name, file.Index) is ReadResult.Accepted read && recipe.Apply(read.File.Spectra[0]) is Preparation.Ready ready)
                {
                    SpectrumQuality quality = QualityGate.Judge(ready.Spectrum);
                    Assert.True(quality.Verdict != QualityVerdict.Unusable, $"{set} {file.Name}: {quality.Sentence}");
                }
            }
        }
    }

    /// <summary>No alcohol, acid, amine, glycol or sugar is taken for an aqueous solution, and nothing but cellulose for paper.</summary>
    [CorpusFact]
    public void NothingInTheCondensedLibraryIsTakenForWaterOrForACarrier()
    {
        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        int judged = 0;
        foreach (SourceItem.File file in SpectrumSource.Read(CorpusFolder.At("condensed-library.zip")).OfType<SourceItem.File>())
        {
            if (SpectrumReader.Read(file.Content, file.Name, file.Index) is ReadResult.Accepted read && recipe.Apply(read.File.Spectra[0]) is Preparation.Ready ready)
            {
                SpectrumQuality quality = QualityGate.Judge(ready.Spectrum);
                Assert.False(quality.IsCarrier || quality.Reasons.Contains("mostly-water"), $"{file.Name}: {quality.Sentence}");
                judged++;
            }
        }

        Assert.True(judged > 5000, $"only {judged} were judged");
    }
}
