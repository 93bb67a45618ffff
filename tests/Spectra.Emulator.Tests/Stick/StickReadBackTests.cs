using Spectra.Emulator.Simulation;
using Spectra.Emulator.Stick;
using Spectra.Formats;

namespace Spectra.Emulator.Tests.Stick;

/// <summary>A whole stick, read by the product's own readers.</summary>
public class StickReadBackTests
{
    private static readonly StickContent Content = new(BandFile.Read(Some.BandTable), seed: 7, new DateOnly(2026, 11, 22));

    [Fact]
    public void EveryMeasurementOfTheStickIsReadAndSaysThatItIsSimulated()
    {
        foreach (StickFile file in Content.Files().Where(file => file.Truth.Count > 0))
        {
            Spectrum spectrum = Assert.Single(Assert.IsType<ReadResult.Accepted>(Read(file)).File.Spectra);

            Assert.StartsWith("SIMULATED ", spectrum.Acquisition.Title, StringComparison.Ordinal);
            Assert.Equal(1737, spectrum.Count);
            Assert.Equal(0, spectrum.MissingCount);
            Assert.Equal(AxisUnit.PerCentimetre, spectrum.Axis.Unit);
            Assert.Equal(file.Truth[0].Role == "background" ? OrdinateUnit.SingleBeam : OrdinateUnit.Absorbance, spectrum.Unit);
        }
    }

    [Fact]
    public void WhatIsNoMeasurementIsRefusedWithItsReason()
    {
        Dictionary<string, ReadErrorCode> refusals = Content.Faults().Concat(Content.Files().Where(file => file.Truth.Count == 0))
            .ToDictionary(file => Path.GetFileName(file.Path), file => Assert.IsType<ReadResult.Refused>(Read(file)).Error.Code);

        Assert.Equal(ReadErrorCode.Truncated, refusals["S0009.SPC"]);
        Assert.Equal(ReadErrorCode.NotASpectrum, refusals["REPORT01.TXT"]);
        Assert.Equal(ReadErrorCode.NotASpectrum, refusals["INSTRUMENT.INI"]);
    }

    private static ReadResult Read(StickFile file) => SpectrumReader.Read(file.Content, Path.GetFileName(file.Path));
}
