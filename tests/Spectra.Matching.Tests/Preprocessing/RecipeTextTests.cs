using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Preprocessing;

public class RecipeTextTests
{
    [Fact]
    public void TheOrderOfAllStepsIsFixed() => Assert.Equal(
        [
            "ToWavenumbers", "ToAbsorbance", "Saturation", "AlignWavenumbers", "Resample Interpolate", "WaterVapour", "CarbonDioxide", "DiamondRegion", "MatchTechnique",
            "MatchResolution", "ArplsBaseline AslsBaseline RubberBandBaseline", "SavitzkyGolay", "AbsoluteValue", "ScaleToUnitRange ScaleToUnitNorm",
        ],
        StepOrder.Places.Select(place => string.Join(' ', place.Select(step => step.Name))));

    [Fact]
    public void EveryStepOfTheAssemblyHasExactlyOnePlace() => Assert.Equal(
        typeof(IPreprocessingStep).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IPreprocessingStep))).OrderBy(type => type.Name),
        StepOrder.Places.SelectMany(place => place).OrderBy(type => type.Name));

    [Fact]
    public void EveryStepCanBeWrittenAndIsListedInItsOrder()
    {
        const string All = "saturation | align | resample(650,2,1676) | water-vapour | carbon-dioxide | diamond | technique(transmission, advanced) | resolution(8, 4) | arpls | savitzky-golay(20, 3, 1) | absolute-value | min-max";
        Spectrum reference = Some.Spectrum(seed: 1);

        string[] formula = PreprocessingRecipe.Parse(All, reference).Formula.Split(" | ");

        Assert.Equal(14, formula.Length);
        Assert.StartsWith("to-wavenumbers", formula[0], StringComparison.Ordinal);
        Assert.StartsWith("to-absorbance", formula[1], StringComparison.Ordinal);
        Assert.Equal(All.Split(" | ").Select(step => step.Split('(')[0]), formula[2..].Select(step => step.Split('(')[0]));
        Assert.Equal(16, PreprocessingRecipe.StepUsages.Length);
    }

    [Fact]
    public void ParametersEnterTheHash()
    {
        const string Texts = "arpls(1e8);arpls(1e7);asls(1e8);savitzky-golay(20,3);savitzky-golay(20,3,1);saturation(2)";
        string[] hashes = [.. Texts.Split(';').Select(text => PreprocessingRecipe.Parse(text).Hash)];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.Equal(PreprocessingRecipe.Parse("arpls").Hash, PreprocessingRecipe.Parse(" arpls ( 1e7 ) ").Hash);
    }

    [Theory]
    [InlineData("snip", "There is no step 'snip'")]
    [InlineData("savitzky-golay(20,3) | arpls", "'arpls' can't follow 'savitzky-golay'")]
    [InlineData("arpls | rubber-band", "'rubber-band' can't follow 'arpls'")]
    [InlineData("resample | interpolate", "'interpolate' can't follow 'resample'")]
    [InlineData("min-max | min-max", "can't follow")]
    [InlineData("savitzky-golay", "The width of 'savitzky-golay' must be a number from 0.1 to 500")]
    [InlineData("savitzky-golay(20,1,2)", "The derivative of 'savitzky-golay' must be a number from 0 to 1")]
    [InlineData("arpls(many)", "The lambda of 'arpls'")]
    [InlineData("diamond(1)", "has no use for '1'")]
    [InlineData("arpls 5", "is not understood")]
    [InlineData("technique(raman)", "must be atr or transmission")]
    [InlineData("align", "needs a reference spectrum")]
    [InlineData("", "There is no step ''")]
    public void WhatIsNotUnderstoodSaysWhatWasExpected(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => PreprocessingRecipe.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void ARecipeStatesWhatItDidAsWarningsOfTheResult()
    {
        Assert.True(PreprocessingRecipe.Parse("saturation(2) | resolution(8,4)").TryApply(Some.Spectrum((1200, 3, 30)), out Spectrum prepared, out PreparationRefusal? refusal));

        Assert.Null(refusal);
        Assert.Equal(["saturation-masked", "resolution-matched"], prepared.Warnings.Select(warning => warning.Code));
        Assert.Equal(1676, prepared.Count);
    }
}
