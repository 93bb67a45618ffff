using Spectra.Driver;

namespace Spectra.Soak.Docking;

/// <summary>All that a device ever held, and what a post has to have of it.</summary>
/// <param name="where">Names the campaign in complaints.</param>
internal sealed class Truth(string where)
{
    private readonly Dictionary<string, TrueRecord> _ever = new(StringComparer.Ordinal);
    private IReadOnlyList<TrueRecord> _now = [];
    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);

    /// <summary>How many bytes it holds.</summary>
    public long BytesNow => _now.Sum(static record => record.Bytes);

    /// <summary>Looks at what the device holds.</summary>
    public void See(IReadOnlyList<TrueRecord> records)
    {
        _now = records;
        foreach (TrueRecord record in records)
        {
            _ever[record.Sha256] = record;
            if (record.IsAcknowledged)
            {
                _acknowledged.Add(record.Sha256);
            }
        }
    }

    /// <summary>Holds what a post has against it.</summary>
    /// <param name="handedOver">What a post was handed.</param>
    /// <param name="trustAcknowledgements">Whether what the device was told is what the host said.</param>
    /// <param name="findings">Where the differences go.</param>
    public void Judge(IReadOnlyList<HandedOver> handedOver, bool trustAcknowledgements, Findings findings)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (HandedOver came in handedOver)
        {
            if (!taken.Add(came.Sha256))
            {
                findings.Double($"{where}: '{came.Record.Name}' came again.");
            }

            if (!_ever.TryGetValue(came.Sha256, out TrueRecord? record))
            {
                findings.Mistake($"{where}: '{came.Record.Name}' (id {came.Record.Id}, spectrum {came.IsSpectrum}) is nothing that the device held.");
            }
            else if (Misstated(record, came) is { } misstated)
            {
                findings.Mistake($"{where}: '{record.Name}' (id {record.Id}, {record.Time}) {misstated}");
            }
        }

        foreach (TrueRecord missing in _now.Where(record => !taken.Contains(record.Sha256)))
        {
            findings.Loss($"{where}: '{missing.Name}' (id {missing.Id}) was never taken.");
        }

        foreach (string sha256 in trustAcknowledgements ? _acknowledged.Except(taken) : [])
        {
            findings.Loss($"{where}: '{_ever[sha256].Name}' was acknowledged and never taken.");
        }

        findings.Held(_ever.Count);
    }

    /// <summary>Holds what the device was recorded as against what it is.</summary>
    public void Identify(IEnumerable<DeviceIdentity> recorded, Findings findings)
    {
        foreach (DeviceIdentity identity in recorded.Distinct())
        {
            if (identity.Serial != Detector.Serial || identity.Model is not null and not "" && !identity.Model.Contains("SIMULATED", StringComparison.Ordinal) || identity.Firmware is not (null or "1.0"))
            {
                findings.Mistake($"{where}: the device was recorded as {identity}.");
            }
        }
    }

    private static string? Misstated(TrueRecord record, HandedOver came) =>
        !came.IsSpectrum && !record.MayBeUnreadable ? "was taken for no spectrum."
        : record.Name.Length == 0 ? null
        : came.Record.Name != record.Name ? $"was recorded as '{came.Record.Name}'."
        : came.Record.Id != record.Id && came.Record.Id != record.Name ? $"was recorded with the id {came.Record.Id}."
        : came.Record.Id == record.Id && came.Record.DeviceTime != record.Time ? $"was recorded with the time {came.Record.DeviceTime}."
        : came.Record.Role != MeasurementRole.Unknown && !came.Record.Role.ToString().Equals(record.Role, StringComparison.OrdinalIgnoreCase) ? $"was recorded as {came.Record.Role}, not {record.Role}."
        : null;
}
