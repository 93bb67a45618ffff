using System.Collections.Immutable;
using MathNet.Numerics.Statistics;
using Spectra.Preprocessing;
using Spectra.Service.Seizures;
using Spectra.Service.Seizures.Sampling;

namespace Spectra.Service.Exhibits;

/// <summary>Holds the sub-samples of an exhibit against each other: their answers, and their spectra by Pearson's coefficient of the prepared absorbances.</summary>
internal static class SampledReplicates
{
    /// <summary>Assesses them. Of several measurements of one sub-sample the last counts.</summary>
    public static Replicates Assess(RecordReader reader, ImmutableArray<AttributedSample> samples, ImmutableArray<MeasurementView> views)
    {
        (string Id, MeasurementView View)[] each = [.. samples.Zip(views).Where(static pair => pair.First.SubSample is not null).GroupBy(static pair => pair.First.SubSample!, static pair => pair.Second, StringComparer.Ordinal).Select(static group => (group.Key, group.Last()))];
        ImmutableArray<SubSample> subSamples =
        [
            .. each.Where(static one => one.View.Record.Report is not null).Select(static one => new SubSample(one.Id, one.View.Record.Report!.Verdict.Kind, one.View.Record.Report.Verdict.Ids, one.View.Record.Report.Verdict.AnswerSet)),
        ];
        (string Id, double[] Ordinates)[] prepared = [.. each.Select(one => (one.Id, Ordinates: Prepared(reader, one.View.Record.Measurement))).Where(static one => one.Ordinates is not null).Select(static one => (one.Id, one.Ordinates!))];
        return Replicates.Assess(subSamples, [.. prepared.SelectMany((first, i) => prepared.Skip(i + 1).Select(second => new SubSampleLikeness(first.Id, second.Id, Pearson(first.Ordinates, second.Ordinates))))]);
    }

    private static double[]? Prepared(RecordReader reader, Guid measurementId) =>
        reader.FindSpectrum(measurementId) is { } spectrum && PreprocessingRecipe.Standard(SpectralGrid.Standard).Apply(spectrum) is Preparation.Ready { Spectrum: { } ready } ? [.. ready.Ordinates] : null;

    private static double Pearson(double[] first, double[] second) => Correlation.Pearson(first, second) is { } coefficient && !double.IsNaN(coefficient) ? Math.Clamp(coefficient, 0, 1) : 0;
}
