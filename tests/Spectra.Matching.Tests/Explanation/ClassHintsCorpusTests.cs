using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Spectra.Explanation;
using Spectra.Formats;
using Spectra.Formats.Sources;
using Spectra.Matching.Tests.Support;
using Spectra.Matching.Tests.Synthesis;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Explanation;

public class ClassHintsCorpusTests
{
    /// <summary>What the name of a member of the class says; a name need not say its class, so that the true shares are higher.</summary>
    private static readonly (string Class, string Name, double Least)[] Classes =
    [
        ("nitrate ester", "NITRATE", 0.9),
        ("aromatic nitro", "NITRO(?!S|G)|TNT|DISPERSE RED|CHLORAMPHENICOL", 0.8),
        ("nitrile", "NITRILE|CYAN|BROMOXYNIL", 0.95),
        ("azide", "NITRIL|CYAN|AZID[EO]|DIAZO|CARBODIIM|SILAN|SILOX|PROPIOL|CARBONYL|KETENE", 0.8),
        ("isocyanate", "ISO-?CYAN|NITRIL|CYAN", 0.85),
        ("phosphate", "PHOSPH|PHOSGARD|SILOX|SILAN", 0.9),
        ("carboxylic acid", "ACID|CARBOXY", 0.9),
        ("salt of an amine", "HYDRO(CHLORIDE|BROMIDE|IODIDE)|CHLORIDE|BROMIDE", 0.8),
    ];

    /// <summary>A class may be hinted only where at least four of five hints are right.</summary>
    [CorpusFact]
    public void TheNamesOfHintedSubstancesConfirmTheClass()
    {
        using StreamReader text = File.OpenText(ReferenceFiles.PathOf("functional_groups.csv"));
        FunctionalGroupTable table = FunctionalGroupTable.Load(text);
        PreprocessingRecipe recipe = PreprocessingRecipe.Standard(SpectralGrid.Standard);
        ImmutableArray<(string Name, string Class)>.Builder hinted = ImmutableArray.CreateBuilder<(string Name, string Class)>();
        foreach (SourceItem.File file in SpectrumSource.Read(CorpusFolder.At("condensed-library.zip")).OfType<SourceItem.File>())
        {
            if (SpectrumReader.Read(file.Content, file.Name, file.Index) is ReadResult.Accepted read && recipe.Apply(read.File.Spectra[0]) is Preparation.Ready ready)
            {
                hinted.AddRange(ClassHints.Of(ready.Spectrum, table).Select(hint => (file.Index?.Name ?? "", hint.Class)));
            }
        }

        Assert.All(Classes, expected =>
        {
            string[] names = [.. hinted.Where(hint => hint.Class.StartsWith(expected.Class, StringComparison.Ordinal)).Select(hint => hint.Name)];
            int confirmed = names.Count(name => Regex.IsMatch(name, expected.Name, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
            Assert.True(confirmed > 0 && confirmed >= expected.Least * names.Length, $"{expected.Class}: {confirmed} of {names.Length}");
        });
    }
}
