using System.Text;
using Spectra.Formats;

namespace Spectra.Matching.Tests.Formats.Jcamp;

/// <summary>Small JCAMP-DX files for the tests, written from the format's description.</summary>
internal static class JcampFile
{
    /// <summary>A file with an even axis; <paramref name="extra"/> holds further header lines.</summary>
    public static string Even(string lines, int points, double first = 0, double last = 0, string extra = "", string end = "##END=\n") =>
        $"##TITLE=x\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n{extra}##XUNITS=1/CM\n##YUNITS=ABSORBANCE\n##XFACTOR=1\n##YFACTOR=1\n"
        + FormattableString.Invariant($"##FIRSTX={first}\n##LASTX={(last == first ? first + points - 1 : last)}\n##NPOINTS={points}\n##XYDATA=(X++(Y..Y))\n{lines}\n{end}");

    public static ReadResult Result(string text, string name = "test.jdx") => SpectrumReader.Read(Encoding.UTF8.GetBytes(text), name);

    public static SpectrumFile Read(string text, string name = "test.jdx") => Assert.IsType<ReadResult.Accepted>(Result(text, name)).File;

    /// <summary>The only spectrum of a file.</summary>
    public static Spectrum One(string text) => Assert.Single(Read(text).Spectra);

    public static ReadError Refused(string text, string name = "test.jdx") => Assert.IsType<ReadResult.Refused>(Result(text, name)).Error;

    public static string[] Codes(this Spectrum spectrum) => [.. spectrum.Warnings.Select(warning => warning.Code)];
}
