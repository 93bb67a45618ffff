using System.Collections.Immutable;
using System.Globalization;
using Spectra.Driver.Docking;
using Spectra.Formats;

namespace Spectra.Driver.Tests.Docking;

/// <summary>A ledger in memory, and the reading function these tests dock with: one number a line is a spectrum, anything else is none.</summary>
internal sealed class Ledger : ILedger
{
    public static readonly DockSettings Settings = DockSettings.Default with { Read = Read };

    public HashSet<string> Hashes { get; } = [];

    public Dictionary<RecordKey, string> Keys { get; } = [];

    public bool Knows(string sha256) => Hashes.Contains(sha256);

    public string? FindContent(RecordKey key) => Keys.GetValueOrDefault(key);

    public bool HasOther(RecordKey key) => Keys.Keys.Any(other => other != key && (other.Serial, other.RecordId) == (key.Serial, key.RecordId));

    private static ReadResult Read(ReadOnlyMemory<byte> content, string name)
    {
        string[] lines = System.Text.Encoding.UTF8.GetString(content.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        double[] ordinates = [.. lines.Select(static line => double.TryParse(line, CultureInfo.InvariantCulture, out double ordinate) ? ordinate : double.NaN)];
        return ordinates.Length == 0 || ordinates.Any(double.IsNaN)
            ? new ReadResult.Refused(new ReadError(ReadErrorCode.NotASpectrum, "Expected one number a line."))
            : new ReadResult.Accepted(new SpectrumFile("numbers", [Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, 1, ordinates.Length, ordinates.Length), OrdinateUnit.Absorbance, ordinates, Acquisition.NotStated, ImmutableArray<SpectrumWarning>.Empty)]));
    }
}
