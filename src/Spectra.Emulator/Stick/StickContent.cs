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

    /// <summary>Band positions of the polystyrene film in cm-1, as pharmacopoeias print them.</summary>
    private static readonly ImmutableArray<double> Certified = [3060.0, 2849.5, 1601.2, 1583.0, 1154.5, 1028.3];

    private static readonly Substance MajorPart = new("51-57-0", "Methamphetamine hydrochloride");
    private static readonly Substance MinorPart = new("103-90-2", "Paracetamol");
    private const double MajorShare = 0.6;
    private const int FirstSample = 3;

    /// <summary>Invented bands: no substance of the table absorbs where these are strongest.</summary>
    private static readonly ImmutableArray<Band> Unknown =
    [
        new(1571, 0.3), new(1866, 0.6), new(1951, 0.9), new(2054, 1.0), new(2176, 0.7), new(2484, 0.5), new(2611, 0.4), new(2703, 0.3),
    ];

    private readonly double[] _positions = DetectorAxis.Positions();

    /// <summary>How many measurements a morning has.</summary>
    public static int MeasurementsOfAMorning => FirstSample + Samples.Length + 2;

    /// <summary>The files of a stick that is in order.</summary>
    public IEnumerable<StickFile> Files()
    {
        yield return new StickFile("INSTRUMENT.INI", Ascii("[Instrument]\r\nModel=Simulated detector\r\nSerial=SIM-0001\r\nFirmware=0.1 (simulated)\r\n"), At(0));
        for (int step = 0; step < MeasurementsOfAMorning; step++)
        {
            yield return Measurement(step, 0, null);
        }
    }

    /// <summary>One measurement of a morning.</summary>
    /// <param name="step">Which, from 0: background, blank, check standard, samples.</param>
    /// <param name="morning">The how manyth morning; each has the same samples under other numbers, with other noise.</param>
    /// <param name="at">The detector's clock; null for the time it has on the first morning.</param>
    public StickFile Measurement(int step, int morning, DateTime? at)
    {
        int number = (morning * (Samples.Length + 2)) + step - FirstSample + 1;
        string again = morning == 0 ? "" : $" {morning + 1}";
        return step switch
        {
            0 => Export($"B{(2 * morning) + 1:0000}.JDX", Jcamp.Plain, Background(again, at ?? At(1)), new Truth("background", "none")),
            1 => Export($"B{(2 * morning) + 2:0000}.CSV", Columns.File, Blank(again, at ?? At(3)), new Truth("blank", "none")),
            2 => Export($"C{morning + 1:0000}.SPC", Spc.File, CheckFilm($"CHECK {morning + 1:00}", at ?? At(6)), Truly("check", "none", Polystyrene)),
            _ => Sample(step - FirstSample, number, at ?? At(6 + (5 * number))) with { Sample = Code(number) },
        };
    }

    /// <summary>What else may lie on a stick: a report in prose, and a spectrum whose writing was interrupted.</summary>
    public IEnumerable<StickFile> Faults()
    {
        const int Number = 9;
        byte[] whole = Spc.File(Measured(Code(Number), At(6 + (5 * Number)), (random, shift) => Pure(Samples[0].Substance, random, shift)));
        yield return new StickFile(InFolder("REPORT01.TXT"), Ascii(Report), At(60), new Truth("", "error"));
        yield return new StickFile(InFolder($"S{Number:0000}.SPC"), whole[..(whole.Length * 2 / 5)], At(61), new Truth("sample", "error"));
    }

    private static string Report =>
        "SIMULATED REPORT\r\n\r\nEight samples were measured this morning after a background, a blank and the\r\n"
        + "check standard. The operator cleaned the crystal between them. This file holds\r\nno spectrum and is here to be kept aside.\r\n";

    private Measurement Background(string again, DateTime at) =>
        new("SIMULATED BACKGROUND", Simulation.Measurement.SingleBeamUnit, _positions, SingleBeam.Of(_positions, RandomStream.For(seed, $"background{again}")), at);

    private Measurement Blank(string again, DateTime at)
    {
        RandomStream random = RandomStream.For(seed, $"blank{again}");
        double[] nothing = [.. _positions.Select(_ => random.Noise() * 0.0004)];
        return new Measurement("SIMULATED BLANK", Simulation.Measurement.Absorbance, _positions, nothing, at);
    }

    private StickFile Sample(int which, int number, DateTime at)
    {
        if (which < Samples.Length)
        {
            (Substance substance, string extension, Func<Measurement, byte[]> write) = Samples[which];
            return Export($"S{number:0000}.{extension}", write, Measured(Code(number), at, (random, shift) => Pure(substance, random, shift)), Truly("sample", "match", substance));
        }

        return which == Samples.Length
            ? Export($"S{number:0000}.SPC", Spc.File, Measured(Code(number), at, Mixture), Truly("sample", "mixture", MajorPart, MajorShare), Truly("sample", "mixture", MinorPart, 1 - MajorShare))
            : Export($"S{number:0000}.JDX", Jcamp.Compressed, Measured(Code(number), at, (random, shift) => SampleSpectrum.Of(Unknown, _positions, shift, random)), new Truth("sample", "no-match"));
    }

    private static string Code(int number) => $"DEMO-{number:000}";

    private Measurement Measured(string code, DateTime at, Func<RandomStream, double, double[]> spectrum) => Measured(code, at, spectrum, static drawn => drawn);

    private Measurement Measured(string code, DateTime at, Func<RandomStream, double, double[]> spectrum, Func<Imperfections, Imperfections> mend)
    {
        RandomStream random = RandomStream.For(seed, code);
        Imperfections imperfections = mend(Imperfections.Draw(random));
        double[] absorbances = imperfections.Apply(spectrum(random, imperfections.Shift), random);
        return new Measurement($"SIMULATED {code}", Simulation.Measurement.Absorbance, _positions, absorbances, at);
    }

    private double[] Pure(Substance substance, RandomStream random, double shift) =>
        SampleSpectrum.Of(bands.Of(substance.Cas), _positions, shift, random);

    /// <summary>The certified film on a detector that is in order: a clean film lies still and is measured long, so there is little noise and hardly a shift.</summary>
    private Measurement CheckFilm(string code, DateTime at) =>
        Measured(
            code,
            at,
            (random, shift) => SampleSpectrum.Of(FilmBands(), _positions, shift, random, narrowing: 0.5),
            static drawn => drawn with { Shift = drawn.Shift / 4, Contact = 0.8, SignalToNoise = 3000 });

    /// <summary>The table's bands, those that are certified at their certified places, and the overtone that the table only places.</summary>
    private ImmutableArray<Band> FilmBands() =>
    [
        .. bands.Of(Polystyrene.Cas).Select(static band => band with { Position = Certified.FirstOrDefault(certified => Math.Abs(certified - band.Position) < 3, band.Position) }),
        new(1942.9, 0.1),
    ];

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
