using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Spectra.Emulator.Simulation;
using Spectra.Emulator.Writing;

namespace Spectra.Emulator.Stick;

/// <summary>What the stick of the simulated detector holds: a morning's work of background, blank, check standard and samples.</summary>
internal sealed class StickContent(BandFile bands, ulong seed, DateOnly date)
{
    private static readonly Substance Polystyrene = new("9003-53-6", "Polystyrene");

    private static readonly ImmutableArray<(Substance Substance, string Extension, Func<Measurement, byte[]> Write)> Samples =
    [
        (new("121-82-4", "RDX"), "JDX", Jcamp.Plain),
        (new("78-11-5", "PETN"), "SPC", Spc.File),
        (new("17088-37-8", "TATP"), "CSV", Columns.File),
        (new("118-96-7", "TNT"), "JDX", Jcamp.Compressed),
        (new("120-57-0", "Piperonal"), "SPC", Spc.File),
        (new("57-50-1", "Sucrose"), "JDX", Jcamp.Plain),
    ];

    private static readonly Substance MajorPart = new("51-57-0", "Methamphetamine hydrochloride");
    private static readonly Substance MinorPart = new("103-90-2", "Paracetamol");
    private const double MajorShare = 0.6;

    /// <summary>Invented bands: no substance of the table absorbs where these are strongest.</summary>
    private static readonly ImmutableArray<Band> Unknown =
    [
        new(1571, 0.3), new(1866, 0.6), new(1951, 0.9), new(2054, 1.0), new(2176, 0.7), new(2484, 0.5), new(2611, 0.4), new(2703, 0.3),
    ];

    private readonly double[] _positions = DetectorAxis.Positions();

    /// <summary>The files of a stick that is in order.</summary>
    public IEnumerable<StickFile> Files()
    {
        yield return new StickFile("INSTRUMENT.INI", Ascii("[Instrument]\r\nModel=Simulated detector\r\nSerial=SIM-0001\r\nFirmware=0.1 (simulated)\r\n"), At(0));
        yield return Export("B0001.JDX", Jcamp.Plain, Background(), new Truth("background", "none"));
        yield return Export("B0002.CSV", Columns.File, Blank(), new Truth("blank", "none"));
        yield return Export("C0001.SPC", Spc.File, Measured("CHECK 01", At(6), CheckFilm), Truly("check", "none", Polystyrene));

        int number = 1;
        foreach ((Substance substance, string extension, Func<Measurement, byte[]> write) in Samples)
        {
            yield return Export($"S{number:0000}.{extension}", write, Sample(number, (random, shift) => Pure(substance, random, shift)), Truly("sample", "match", substance));
            number++;
        }

        yield return Export($"S{number:0000}.SPC", Spc.File, Sample(number, Mixture), Truly("sample", "mixture", MajorPart, MajorShare), Truly("sample", "mixture", MinorPart, 1 - MajorShare));
        number++;
        yield return Export($"S{number:0000}.JDX", Jcamp.Compressed, Sample(number, (random, shift) => SampleSpectrum.Of(Unknown, _positions, shift, random)), new Truth("sample", "no-match"));
    }

    /// <summary>What else may lie on a stick: a report in prose, and a spectrum whose writing was interrupted.</summary>
    public IEnumerable<StickFile> Faults()
    {
        const int Number = 9;
        byte[] whole = Spc.File(Sample(Number, (random, shift) => Pure(Samples[0].Substance, random, shift)));
        yield return new StickFile(InFolder("REPORT01.TXT"), Ascii(Report), At(60), new Truth("", "error"));
        yield return new StickFile(InFolder($"S{Number:0000}.SPC"), whole[..(whole.Length * 2 / 5)], At(61), new Truth("sample", "error"));
    }

    private static string Report =>
        "SIMULATED REPORT\r\n\r\nEight samples were measured this morning after a background, a blank and the\r\n"
        + "check standard. The operator cleaned the crystal between them. This file holds\r\nno spectrum and is here to be kept aside.\r\n";

    private Measurement Background() =>
        new("SIMULATED BACKGROUND", Measurement.SingleBeamUnit, _positions, SingleBeam.Of(_positions, RandomStream.For(seed, "background")), At(1));

    private Measurement Blank()
    {
        RandomStream random = RandomStream.For(seed, "blank");
        double[] nothing = [.. _positions.Select(_ => random.Noise() * 0.0004)];
        return new Measurement("SIMULATED BLANK", Measurement.Absorbance, _positions, nothing, At(3));
    }

    private Measurement Sample(int number, Func<RandomStream, double, double[]> spectrum) =>
        Measured($"DEMO-{number:000}", At(6 + (5 * number)), spectrum);

    private Measurement Measured(string code, DateTime at, Func<RandomStream, double, double[]> spectrum)
    {
        RandomStream random = RandomStream.For(seed, code);
        Imperfections imperfections = Imperfections.Draw(random);
        double[] absorbances = imperfections.Apply(spectrum(random, imperfections.Shift), random);
        return new Measurement($"SIMULATED {code}", Measurement.Absorbance, _positions, absorbances, at);
    }

    private double[] Pure(Substance substance, RandomStream random, double shift) =>
        SampleSpectrum.Of(bands.Of(substance.Cas), _positions, shift, random);

    /// <summary>The certified film: the table's bands as sharp as a film's, and the overtone that the table only places.</summary>
    private double[] CheckFilm(RandomStream random, double shift) =>
        SampleSpectrum.Of([.. bands.Of(Polystyrene.Cas), new Band(1943, 0.1)], _positions, shift, random, narrowing: 0.5);

    private double[] Mixture(RandomStream random, double shift) =>
        SampleSpectrum.Mix(Pure(MajorPart, random, shift), MajorShare, Pure(MinorPart, random, shift));

    private StickFile Export(string name, Func<Measurement, byte[]> write, Measurement measurement, params IReadOnlyList<Truth> truth) =>
        new(InFolder(name), write(measurement), measurement.At, truth);

    private string InFolder(string name) => $"EXPORT/{date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}/{name}";

    private DateTime At(int minutes) => date.ToDateTime(new TimeOnly(8, 50), DateTimeKind.Utc).AddMinutes(minutes);

    private static Truth Truly(string role, string expected, Substance substance, double share = 1) => new(role, expected, substance.Cas, substance.Name, share);

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private sealed record Substance(string Cas, string Name);
}
