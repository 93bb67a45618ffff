using System.Collections.Immutable;
using System.Globalization;
using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>A measurement of an exhibit that is a sample, with the sub-sample it was made of.</summary>
/// <param name="MeasurementId">The measurement.</param>
/// <param name="SubSample">The sub-sample's number; null where none was named, and it stands for no separate one.</param>
internal sealed record AttributedSample(Guid MeasurementId, string? SubSample)
{
    /// <summary>The samples of an exhibit, in the order they were made its.</summary>
    public static ImmutableArray<AttributedSample> Of(Snapshot snapshot, ExhibitRecord exhibit)
    {
        Dictionary<Guid, int> numbers = exhibit.Samplings.ToDictionary(static sampling => sampling.Value.Id, static sampling => sampling.Value.SubSample);
        return
        [
            .. exhibit.Measurements.Where(id => IsSample(snapshot, id)).Select(id => new AttributedSample(
                id,
                snapshot.Records<Attribution>("WHERE measurement_id = @id ORDER BY attributed_at, id", new { id = id.ToString() }) is [.., { Value.SamplingId: { } sampling }] && numbers.TryGetValue(sampling, out int number)
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : null)),
        ];
    }

    private static bool IsSample(Snapshot snapshot, Guid id) => Seizures.RecordReader.RoleOf(snapshot, id) is MeasurementRole.Sample or MeasurementRole.Unknown;
}
