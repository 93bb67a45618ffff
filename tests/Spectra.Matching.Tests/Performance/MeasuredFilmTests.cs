using System.Collections.Immutable;
using System.IO.Compression;
using Spectra.Formats;
using Spectra.Matching.Tests.Support;
using Spectra.Performance;

namespace Spectra.Matching.Tests.Performance;

/// <summary>Polystyrene, and what is not polystyrene, as real instruments measured it.</summary>
public class MeasuredFilmTests
{
    // On diamond, with the single beam beside it: every band that attenuated total reflection shows, and both ends of the light.
    [CorpusFact]
    public void AFilmOnDiamondPassesWithItsEnergy()
    {
        ImmutableArray<Spectrum> spectra = Read("opus_ftir_ps.0");
        PerformanceCheckResult result = PerformanceCheck.Evaluate(spectra.First(static s => s.Unit == OrdinateUnit.Absorbance), PerformanceCriteria.Polystyrene, spectra.First(static s => s.Unit == OrdinateUnit.SingleBeam));

        Assert.Equal(PerformanceVerdict.Passed, result.Verdict);
        Assert.Equal(6, result.Figures.Count(static figure => figure.Name.StartsWith("Band", StringComparison.Ordinal) && figure.Verdict == FigureVerdict.Passed));
        Assert.Equal(2, result.Figures.Count(static figure => figure.Name.StartsWith("Energy", StringComparison.Ordinal) && figure.Verdict == FigureVerdict.Passed));
    }

    [CorpusFact]
    public void AFilmOfUnstatedTechniquePasses() =>
        Assert.Equal(PerformanceVerdict.Passed, Evaluate("spc-even_POLYR.SPC").Verdict);

    // Both files call per cent a transmittance: the positions are right, the scale is not.
    [CorpusFact]
    public void PerCentStatedAsAFractionFailsByItsBaselineAlone()
    {
        foreach (string file in (string[])["spc-even_Ft-ir.spc", "jcamp-difdup_dupdec1.jdx"])
        {
            PerformanceCheckResult result = Evaluate(file);

            Assert.Equal(["Baseline"], result.Figures.Where(static figure => figure.Verdict == FigureVerdict.Failed).Select(static figure => figure.Name));
        }
    }

    [CorpusFact]
    public void AnotherMaterialIsNotAssessable() =>
        Assert.Equal(PerformanceVerdict.NotAssessable, Evaluate("jcamp-affn_jtpolys.jdx").Verdict);

    // A phenyl compound whose bands all lie 2 to 8 cm-1 above those of polystyrene, but on no straight line.
    [CorpusFact]
    public void APhenylCompoundIsNotTakenForAMisalignedInstrument()
    {
        using ZipArchive library = ZipFile.OpenRead(CorpusFolder.At("condensed-library.zip"));
        using MemoryStream content = new();
        using (Stream entry = library.GetEntry("22374-89-6.jdx")!.Open())
        {
            entry.CopyTo(content);
        }

        Spectrum compound = Accepted(SpectrumReader.Read(content.ToArray(), "22374-89-6.jdx"))[0];

        Assert.Equal(PerformanceVerdict.NotAssessable, PerformanceCheck.Evaluate(compound, PerformanceCriteria.Polystyrene).Verdict);
    }

    private static PerformanceCheckResult Evaluate(string file) => PerformanceCheck.Evaluate(Read(file)[0], PerformanceCriteria.Polystyrene);

    private static ImmutableArray<Spectrum> Read(string file) => Accepted(SpectrumReader.Read(File.ReadAllBytes(CorpusFolder.At("formats", file)), file));

    private static ImmutableArray<Spectrum> Accepted(ReadResult result) => [.. Assert.IsType<ReadResult.Accepted>(result).File.Spectra];
}
