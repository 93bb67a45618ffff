using System.Security.Cryptography;
using System.Text;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Journals;
using Spectra.Formats;
using Spectra.Roles;
using Spectra.Service.Seizures;

namespace Spectra.Service.Tests;

/// <summary>Values for what does not matter to a test.</summary>
internal static class Some
{
    public static readonly DeviceAddress Address = new DeviceAddress.Folder("/media/STICK");

    public static Spectrum Spectrum(string title = "some powder", params SpectrumWarning[] warnings)
    {
        double[] ordinates = [.. Enumerable.Range(0, 200).Select(static i => Math.Exp(-0.01 * (i - 90) * (i - 90)))];
        Acquisition acquisition = new() { Title = title, Technique = Technique.Atr, TechniqueStated = "ATR, diamond", ResolutionPerCentimetre = 4, MeasuredAt = "14.3.2026 10:20", CoAddedScans = 16, Instrument = "FTIR 1", Origin = "Customs", Cas = "78-11-5" };
        return Spectra.Spectrum.Create(SpectralAxis.Even(AxisUnit.PerCentimetre, 650, 4000, 200), OrdinateUnit.Absorbance, ordinates, acquisition, [.. warnings]);
    }

    /// <summary>A record of a device that measured it on 14 March 2026.</summary>
    public static StoredRecord Record(string id, long bytes = 0, string? sampleName = null) => new()
    {
        Id = id,
        Name = id,
        Bytes = bytes,
        DeviceTime = "2026-03-14T09:20:00.000Z",
        MeasuredAt = new DateTimeOffset(2026, 3, 14, 9, 20, 0, TimeSpan.Zero),
        SampleName = sampleName,
    };

    public static DockEvent.Taken File(string content, params Spectrum[] spectra) => File(Record($"run/{content.Length}.jdx"), null, content, spectra);

    public static DockEvent.Taken File(StoredRecord record, RecordKey? key, string content, params Spectrum[] spectra)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        return new DockEvent.Taken(record, key, bytes, Hash(bytes), new SpectrumFile("JCAMP-DX", [.. spectra.Length > 0 ? spectra : [Spectrum()]]));
    }

    public static DockEvent.SetAside FileSetAside(string content)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        return new DockEvent.SetAside(Record("notes.txt", bytes.Length), null, bytes.Length, bytes, Hash(bytes), new ReadError(ReadErrorCode.NotASpectrum, "Expected a spectrum."));
    }

    public static DockEvent.Quarantined FileQuarantined(string content, StoredRecord? record = null)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        return new DockEvent.Quarantined(record ?? Record("old.jdx", bytes.Length), null, bytes, Hash(bytes), "'old.jdx' was measured before the detector came into service here.");
    }

    /// <summary>A device that says what it is.</summary>
    public static DockEvent.Connected Device(string? serial = "SN 7", params SessionTag[] tags) =>
        new(new DeviceIdentity("SIM-1", serial, null), new DeviceHealth { BatteryPercent = 80 }, [.. tags], "SIMULATED instrument.");

    public static SessionReport Report() => new(TimeSpan.FromSeconds(3.5), new LinkTotals(4096, 120, 7, 1, 3), [new JournalEntry(TimeSpan.FromSeconds(1), "retry", "The answer was damaged.")]);

    public static NewMeasurement Sample(Spectrum? spectrum = null, NewAnalysis? analysis = null) =>
        new(spectrum ?? Spectrum(), new InferredRole(MeasurementRole.Sample, RoleBasis.Inferred, "The spectrum shows bands."), analysis ?? Analysis());

    /// <summary>A measurement of the check standard that the instrument passed, or failed.</summary>
    public static NewMeasurement Check(string verdict = "passed") =>
        new(Spectrum(), new InferredRole(MeasurementRole.Check, RoleBasis.Inferred, "All bands of the film are there."), null, new NewPerformanceCheck("polystyrene film", verdict, "[]", "The performance check is done."));

    /// <summary>A measurement in another role, with no verdict.</summary>
    public static NewMeasurement As(MeasurementRole role) => new(Spectrum(), new InferredRole(role, RoleBasis.Inferred, "So it is."), null);

    public static NewAnalysis Analysis(string statement = "Presumptive: consistent with PETN.") =>
        new("0.1.0", "recipe-1", "pearson-d1", """[{"name":"condensed","release":"1","sha256":"00"}]""", "usable", "presumptive-match", ["78-11-5"], "parent", statement, """{"file":"a.jdx","subfile":0}""");

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
