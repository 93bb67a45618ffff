using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Spectra.Formats;
using Spectra.Formats.Jcamp;
using Spectra.Formats.Writers;
using Spectra.Matching.Tests.Formats.Omnic;
using Spectra.Matching.Tests.Formats.Opus;
using Spectra.Matching.Tests.Formats.PerkinElmer;
using Spectra.Matching.Tests.Formats.Spc;

namespace Spectra.Matching.Tests.Support;

/// <summary>Small sound files of every format, to be damaged. A new format adds a line to <see cref="All"/>.</summary>
internal static class SeedFiles
{
    private static readonly float[] Ordinates = [.. Enumerable.Range(0, 50).Select(i => MathF.Abs(MathF.Sin(i)))];

    /// <summary>The files.</summary>
    public static ImmutableArray<(string Name, byte[] Content)> All { get; } =
    [
        ("own.csv", Utf8(Csv(Spectrum(80), Spectrum(30)))),
        ("headed.csv", Utf8("wavenumber (cm-1),absorbance,std error\n" + Rows(60, "{0},{1},0.01\n"))),
        ("german.txt", Encoding.Latin1.GetBytes("Wellenzahl;Ext.\nWavelength (µm);%T\n" + Rows(60, "{0};{1}\n").Replace('.', ','))),
        ("blanks.txt", Utf8("# comment\n" + Rows(60, "  {0}   {1}\n"))),
        ("utf16.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("cm-1\t%T\n" + Rows(60, "{0}\t{1}\n"))]),
        ("library.txt", Utf8("Name: Quartz\nMeasurement: Reflectance\nX Units: Wavelength (micrometers)\nY Units: Reflectance (percent)\nNumber of X Values: 60\n\n" + Rows(60, "{0}\t{1}\n"))),
        ("affn.jdx", Utf8("##TITLE=seed\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##FIRSTX=400\n##LASTX=420\n##NPOINTS=21\n##XFACTOR=1\n##YFACTOR=0.001\n##XYDATA=(X++(Y..Y))\n400 1 2 3 4 5 6 7\n407 8 9 10 11 12 13 14\n414 15 16 17 18 19 20 21\n##END=\n")),
        ("dif.jdx", Utf8("##TITLE=seed\n##JCAMP-DX=5.01\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=1/CM\n##YUNITS=TRANSMITTANCE\n##FIRSTX=400\n##LASTX=407\n##NPOINTS=8\n##XFACTOR=1\n##YFACTOR=1\n##XYDATA=(X++(Y..Y))\n400A0JJJJ\n404A4JJJ\n##END=\n")),
        ("pairs.jdx", Utf8("##TITLE=seed\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n##XUNITS=MICROMETERS\n##YUNITS=REFLECTANCE\n##NPOINTS=4\n##XYPOINTS=(XY..XY)\n2.5,0.1;2.6,0.2\n2.7,?;2.8,0.4\n##END=\n")),
        ("float.spc", new SpcFile { Stored = [[.. Ordinates.Select(y => (double)y)]], Log = "SCANS = 32" }.ToBytes()),
        ("multi.spc", new SpcFile { Exponent = 4, SixteenBit = true, Multifile = true, Stored = [[1, -2, 3], [4, 5, 6]] }.ToBytes()),
        ("old.spc", new SpcFile { Version = 0x4D, Exponent = 4, Stored = [[1, -2, 3, 4]] }.ToBytes()),
        ("big-endian.spc", new SpcFile { Version = 0x4C, Stored = [[0.1, 0.2, 0.3]], Positions = [1, 2, 4] }.ToBytes()),
        ("omnic.spa", new OmnicFile().Spectrum(4000, 400, Ordinates).ToBytes()),
        ("opus.0", new OpusFile().Data(OpusFile.Absorbance, 4000, 400, Ordinates).Data(OpusFile.SampleSingleBeam, 4000, 400, Ordinates).ToBytes()),
        ("perkinelmer.sp", new PerkinElmerFile().Spectrum(4000, 400, [.. Ordinates.Select(y => (double)y)]).History().ToBytes()),
        ("perkinelmer.asp", Utf8("3\n4000\n400\n1\n2\n4\n0.1\n0.2\n0.3\n")),
        ("written.jdx", Utf8(Jcamp(Spectrum(30), Spectrum(12)))),
        ("json.json", Utf8(Json(Spectrum(20)))),
        ("page.html", Utf8("<!DOCTYPE html><html><body><pre>400 0.1\n401 0.2\n</pre></body></html>")),
        ("plain.zip", ZipFiles.Of(("a.csv", Utf8(Csv(Spectrum(40)))), ("sub/b.txt", Utf8(Rows(40, "{0} {1}\n"))))),
        ("indexed.zip", ZipFiles.Of(("index.csv", Utf8("file,id,name,x_unit,y_unit\na.csv,1,\"A, first\",1/cm,absorbance\n")), ("a.csv", Utf8(Csv(Spectrum(40)))), ("b.csv", [1]))),
    ];

    private static Spectrum Spectrum(int points) => Spectra.Spectrum.Create(
        SpectralAxis.Even(AxisUnit.PerCentimetre, 4000, 400, points),
        OrdinateUnit.Absorbance,
        [.. Enumerable.Range(0, points).Select(i => i == 7 ? double.NaN : Math.Sin(i))],
        Acquisition.NotStated,
        []);

    private static string Rows(int rows, string form) =>
        string.Concat(Enumerable.Range(0, rows).Select(i => string.Format(CultureInfo.InvariantCulture, form, 4000.5 - (i * 1.5), 0.25 + (0.125 * (i % 5)))));

    private static string Csv(params ImmutableArray<Spectrum> spectra)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        SpectrumCsv.Write(spectra, writer);
        return writer.ToString();
    }

    private static string Jcamp(params ImmutableArray<Spectrum> spectra)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        JcampWriter.Write(writer, spectra);
        return writer.ToString();
    }

    private static string Json(Spectrum spectrum)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        SpectrumJson.Write(new SpectrumFile("text xy", [spectrum]), writer);
        return writer.ToString();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
