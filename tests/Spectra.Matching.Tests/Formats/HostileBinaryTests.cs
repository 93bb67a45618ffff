using System.Diagnostics;
using CsCheck;
using Spectra.Formats;
using Spectra.Matching.Tests.Formats.Omnic;
using Spectra.Matching.Tests.Formats.Opus;
using Spectra.Matching.Tests.Formats.PerkinElmer;
using Spectra.Matching.Tests.Formats.Spc;

namespace Spectra.Matching.Tests.Formats;

/// <summary>Whatever is done to a file, it is read or refused: nothing is thrown, nothing takes long, nothing large is allocated.</summary>
public class HostileBinaryTests
{
    private const int Inputs = 4_000;

    // A file of some kilobytes may become its points and texts, never what a broken count says.
    private const long MostBytes = 4_000_000;

    private static readonly (string Name, byte[] Content)[] Files = [.. Samples()];

    private static readonly byte[] Extremes = [0x00, 0x7F, 0x80, 0xFF];

    private static readonly Gen<(string Name, byte[] Content)> File = Gen.Int[0, Files.Length - 1].Select(i => Files[i]);

    [Fact]
    public void TruncatedFilesAreReadOrRefused() =>
        Gen.Select(File, Gen.Double[0, 1]).Sample((file, share) => AssertHarmless(file.Name, file.Content[..(int)(share * file.Content.Length)]), iter: Inputs);

    [Fact]
    public void FilesWithFlippedBytesAreReadOrRefused() =>
        Gen.Select(File, Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[1, 8]).Sample(
            (file, flips) =>
            {
                byte[] content = [.. file.Content];
                foreach ((int at, byte value) in flips)
                {
                    // Half of the flips in the headers, where they hurt.
                    content[at % (at % 2 == 0 ? content.Length : Math.Min(content.Length, 600))] = value;
                }

                AssertHarmless(file.Name, content);
            },
            iter: Inputs);

    [Fact]
    public void FilesWithExtremeNumbersAnywhereAreReadOrRefused() =>
        Gen.Select(File, Gen.Int[0, int.MaxValue], Gen.Int[0, 3].Select(i => Extremes[i]), Gen.Int[1, 8]).Sample(
            (file, at, value, length) =>
            {
                byte[] content = [.. file.Content];
                at %= content.Length;
                content.AsSpan(at, Math.Min(length, content.Length - at)).Fill(value);
                AssertHarmless(file.Name, content);
            },
            iter: Inputs);

    [Fact]
    public void SplicedFilesAreReadOrRefused() =>
        Gen.Select(File, File, Gen.Double[0, 1], Gen.Double[0, 1]).Sample(
            (head, tail, to, from) => AssertHarmless(
                head.Name,
                [.. head.Content[..(int)(to * head.Content.Length)], .. tail.Content[(int)(from * tail.Content.Length)..]]),
            iter: Inputs);

    [Fact]
    public void RandomBytesBehindASignatureAreReadOrRefused() =>
        Gen.Select(File, Gen.Byte.Array[0, 2000]).Sample((file, bytes) => AssertHarmless(file.Name, [.. file.Content[..4], .. bytes]), iter: Inputs);

    [Fact]
    public void EveryFormatTakesItsOwnFilesUnderAnyNameThatIsNotAnothers()
    {
        foreach ((string name, byte[] content) in Files)
        {
            string? format = BinaryReading.Format(content, name);
            Assert.NotNull(format);
            Assert.Equal(format, BinaryReading.Format(content, name.EndsWith(".asp", StringComparison.Ordinal) ? name : "x.bin"));
        }
    }

    private static void AssertHarmless(string name, byte[] content)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        ReadResult result = SpectrumReader.Read(content, name);
        Assert.True(result is ReadResult.Refused or ReadResult.Accepted { File.Spectra.IsEmpty: false });
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 1);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, MostBytes);
    }

    private static IEnumerable<(string Name, byte[] Content)> Samples()
    {
        double[] ramp = [.. Enumerable.Range(0, 200).Select(i => (double)i)];
        float[] floats = [.. ramp.Select(y => (float)y)];
        yield return ("even.spc", new SpcFile { Stored = [ramp], Log = "SCANS = 4" }.ToBytes());
        yield return ("big.spc", new SpcFile { Version = 0x4C, Stored = [ramp], Memo = "memo" }.ToBytes());
        yield return ("old.spc", new SpcFile { Version = 0x4D, Exponent = 3, Stored = [ramp, ramp] }.ToBytes());
        yield return ("multi.spc", new SpcFile { Exponent = 3, SixteenBit = true, Stored = [ramp, ramp, ramp], Positions = floats }.ToBytes());
        yield return ("xyxy.spc", new SpcFile { Directory = true, OwnPositions = [floats, floats], Stored = [ramp, ramp] }.ToBytes());
        yield return ("a.spa", new OmnicFile().Spectrum(4000, 400, floats).Text(0x1B, "Resolution: 4.000").Experiment("ATR").ToBytes());
        yield return ("a.spg", new OmnicFile().Spectrum(4000, 400, floats).OwnTitle("a", DateTime.UnixEpoch).Spectrum(4000, 400, floats).ToBytes());
        yield return ("a.0", new OpusFile().Data(OpusFile.Absorbance, 4000, 400, floats).Data(OpusFile.ReferenceSingleBeam, 4000, 400, floats)
            .Parameters(OpusFile.Sample, ("SNM", "name")).ToBytes());
        yield return ("a.sp", new PerkinElmerFile().History().Spectrum(4000, 400, ramp).ToBytes());
        yield return ("a.asp", System.Text.Encoding.ASCII.GetBytes("3\r\n4000\r\n400\r\n1\r\n2\r\n4\r\n1\r\n2\r\n3\r\n"));
    }
}
