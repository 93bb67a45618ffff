using System.Collections.Immutable;
using Spectra.Service.Seizures;

namespace Spectra.Service.Commands;

/// <summary>One JSON line of <c>dock</c> after a session's end: what was measured around a sample.</summary>
internal sealed record SequenceLine(Guid Measurement, SequenceLine.Around Sequence, ImmutableArray<TagLine> Tags)
{
    /// <summary>The line of a sequence.</summary>
    public static SequenceLine Of(MeasurementSequence sequence) => new(
        sequence.MeasurementId,
        new Around(sequence.CleanCrystalId, sequence.BackgroundId, sequence.BlankId, sequence.PreviousSampleId, sequence.PostCleanId, sequence.CheckId),
        [.. sequence.Tags.Select(static tag => new TagLine(tag.Id, tag.Sentence))]);

    /// <summary>The measurements around a sample; null where there is none.</summary>
    internal sealed record Around(Guid? CleanCrystal, Guid? Background, Guid? Blank, Guid? PreviousSample, Guid? PostClean, Guid? Check);
}
