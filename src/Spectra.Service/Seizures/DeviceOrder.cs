namespace Spectra.Service.Seizures;

/// <summary>The order in which a device measured.</summary>
/// <remarks>
/// The number in the device's catalogue stands before its clock, which may jump. Numbers begin again when a device is wiped: where a session brings one that another content had before, that session and those after it come after all before.
/// Where there is no number, the time orders, then the file name; such measurements are put between the numbered ones by their time.
/// </remarks>
internal static class DeviceOrder
{
    /// <summary>The measurements, oldest first.</summary>
    public static IReadOnlyList<SequencedMeasurement> Of(IReadOnlyList<SequencedMeasurement> measurements)
    {
        Queue<SequencedMeasurement> timed = new(measurements
            .Where(static measurement => measurement.Number is null)
            .OrderBy(static measurement => measurement.At)
            .ThenBy(static measurement => measurement.FileName, StringComparer.Ordinal)
            .ThenBy(static measurement => measurement.Subfile));
        List<SequencedMeasurement> order = new(measurements.Count);
        foreach (SequencedMeasurement numbered in Numbered(measurements))
        {
            while (timed.TryPeek(out SequencedMeasurement? next) && next.At < numbered.At)
            {
                order.Add(timed.Dequeue());
            }

            order.Add(numbered);
        }

        order.AddRange(timed);
        return order;
    }

    private static IEnumerable<SequencedMeasurement> Numbered(IReadOnlyList<SequencedMeasurement> measurements)
    {
        List<SequencedMeasurement> sinceWipe = [];
        Dictionary<long, string> taken = [];
        foreach (IGrouping<Guid, SequencedMeasurement> session in measurements
            .Where(static measurement => measurement.Number is not null)
            .OrderBy(static measurement => measurement.SessionStartedAt)
            .GroupBy(static measurement => measurement.SessionId))
        {
            if (session.Any(measurement => taken.TryGetValue(measurement.Number!.Value, out string? other) && other != measurement.Sha256))
            {
                foreach (SequencedMeasurement before in InOrder(sinceWipe))
                {
                    yield return before;
                }

                sinceWipe.Clear();
                taken.Clear();
            }

            foreach (SequencedMeasurement measurement in session)
            {
                taken[measurement.Number!.Value] = measurement.Sha256;
                sinceWipe.Add(measurement);
            }
        }

        foreach (SequencedMeasurement last in InOrder(sinceWipe))
        {
            yield return last;
        }
    }

    private static IEnumerable<SequencedMeasurement> InOrder(IEnumerable<SequencedMeasurement> measurements) =>
        measurements.OrderBy(static measurement => measurement.Number).ThenBy(static measurement => measurement.Subfile);
}
