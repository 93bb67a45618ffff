using System.Collections.Immutable;
using Spectra.Driver.Docking;

namespace Spectra.Service.Seizures;

/// <summary>What was measured around a sample with the same device, and what of it is out of order.</summary>
/// <param name="MeasurementId">The sample.</param>
/// <param name="SessionId">The session that brought it.</param>
/// <param name="CleanCrystalId">The last blank before the background, with no sample between them.</param>
/// <param name="BackgroundId">The last background before the sample.</param>
/// <param name="BlankId">The last blank since the background; where there is no background, since the sample before.</param>
/// <param name="PreviousSampleId">The sample before.</param>
/// <param name="PostCleanId">The first blank after the sample and before the next one.</param>
/// <param name="CheckId">The last check standard before the sample; null where none is reported.</param>
/// <param name="Tags">What is said with the verdict.</param>
internal sealed record MeasurementSequence(
    Guid MeasurementId,
    Guid SessionId,
    Guid? CleanCrystalId,
    Guid? BackgroundId,
    Guid? BlankId,
    Guid? PreviousSampleId,
    Guid? PostCleanId,
    Guid? CheckId,
    ImmutableArray<SessionTag> Tags)
{
    /// <summary>No blank without bands lies between the sample before and this one.</summary>
    public const string NoCleanBlank = "no-clean-blank";

    /// <summary>No background lies before the sample.</summary>
    public const string BackgroundMissing = "background-missing";

    /// <summary>The instrument failed its last performance check.</summary>
    public const string PerformanceCheckFailed = "performance-check-failed";

    /// <summary>Whether nothing was measured around the sample, and nothing is out of order.</summary>
    public bool SaysNothing =>
        Tags.IsEmpty && (CleanCrystalId, BackgroundId, BlankId, PreviousSampleId, PostCleanId, CheckId) == (null, null, null, null, null, null);

    /// <summary>Whether another row says the same.</summary>
    public bool Equals(MeasurementSequence? other) =>
        other is not null
        && (MeasurementId, SessionId, CleanCrystalId, BackgroundId, BlankId, PreviousSampleId, PostCleanId, CheckId)
            == (other.MeasurementId, other.SessionId, other.CleanCrystalId, other.BackgroundId, other.BlankId, other.PreviousSampleId, other.PostCleanId, other.CheckId)
        && Tags.SequenceEqual(other.Tags);

    /// <inheritdoc/>
    public override int GetHashCode() => MeasurementId.GetHashCode();

    /// <summary>Tags in the order in which they are kept and shown.</summary>
    public static ImmutableArray<SessionTag> InOrder(IEnumerable<SessionTag> tags) =>
        [.. tags.OrderBy(static tag => tag.Id, StringComparer.Ordinal).ThenBy(static tag => tag.Sentence, StringComparer.Ordinal)];

    /// <summary>The sequence of every sample among the measurements of one device.</summary>
    public static ImmutableArray<MeasurementSequence> Of(IReadOnlyList<SequencedMeasurement> measurements)
    {
        IReadOnlyList<SequencedMeasurement> order = DeviceOrder.Of(measurements);
        ILookup<Guid, SequencedMeasurement> checks = order.Where(static measurement => measurement.HasFailed is not null).ToLookup(static measurement => measurement.SessionId);
        ImmutableArray<MeasurementSequence>.Builder sequences = ImmutableArray.CreateBuilder<MeasurementSequence>();
        Before before = new();
        for (int i = 0; i < order.Count; i++)
        {
            if (order[i].IsSample)
            {
                bool hasFailed = before.HasFailed || checks[order[i].SessionId].LastOrDefault()?.HasFailed == true;
                sequences.Add(before.SequenceOf(order[i], PostClean(order, i), hasFailed));
            }

            before.Pass(order[i]);
        }

        return sequences.ToImmutable();
    }

    private static Guid? PostClean(IReadOnlyList<SequencedMeasurement> order, int sample) =>
        order.Skip(sample + 1).TakeWhile(static after => !after.IsSample).FirstOrDefault(static after => after.Role == MeasurementRole.Blank)?.Id;

    /// <summary>What was passed on the way to a sample.</summary>
    private sealed class Before
    {
        private Guid? _blankSinceSample;
        private Guid? _blankSinceBackground;
        private Guid? _crystal;
        private Guid? _background;
        private Guid? _sample;
        private Guid? _check;
        private bool _isClean;

        /// <summary>Whether the last check failed.</summary>
        public bool HasFailed { get; private set; }

        public MeasurementSequence SequenceOf(SequencedMeasurement sample, Guid? postClean, bool hasFailed)
        {
            ImmutableArray<SessionTag>.Builder tags = ImmutableArray.CreateBuilder<SessionTag>();
            if (!_isClean)
            {
                tags.Add(new SessionTag(NoCleanBlank, _sample is null
                    ? "No clean blank was measured before this sample: its bands may come from residue on the crystal."
                    : "No clean blank was measured between the sample before and this one: its bands may come from residue of that sample."));
            }

            if (_background is null)
            {
                tags.Add(new SessionTag(BackgroundMissing, "No background was measured before this sample with this detector, or it was not taken over."));
            }

            if (hasFailed)
            {
                tags.Add(new SessionTag(PerformanceCheckFailed, "The detector failed its last performance check: measure the check standard again, and this sample after it."));
            }

            tags.AddRange(sample.SessionTags);
            return new MeasurementSequence(sample.Id, sample.SessionId, _crystal, _background, _background is null ? _blankSinceSample : _blankSinceBackground, _sample, postClean, _check, InOrder(tags));
        }

        public void Pass(SequencedMeasurement measurement)
        {
            HasFailed = measurement.HasFailed ?? HasFailed;
            if (measurement.IsSample)
            {
                (_sample, _blankSinceSample, _isClean) = (measurement.Id, null, false);
            }
            else if (measurement.Role == MeasurementRole.Background)
            {
                (_background, _crystal, _blankSinceBackground) = (measurement.Id, _blankSinceSample, null);
            }
            else if (measurement.Role == MeasurementRole.Check)
            {
                _check = measurement.Id;
            }
            else if (measurement.Role == MeasurementRole.Blank)
            {
                (_blankSinceSample, _blankSinceBackground) = (measurement.Id, measurement.Id);
                _isClean |= measurement.IsCleanBlank;
            }
        }
    }
}
