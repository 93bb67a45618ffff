using System.Collections.Immutable;
using Spectra.Formats;

namespace Spectra.Matching.Tests.Formats;

/// <summary>Reads the bytes a test wrote, through the one public door.</summary>
internal static class BinaryReading
{
    /// <summary>The spectra of a file that must be readable.</summary>
    public static ImmutableArray<Spectrum> Accept(byte[] content, string fileName) =>
        SpectrumReader.Read(content, fileName) switch
        {
            ReadResult.Accepted accepted => accepted.File.Spectra,
            ReadResult.Refused refused => throw new InvalidOperationException($"{refused.Error.Id}: {refused.Error.Message}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>The refusal of a file that must not be readable.</summary>
    public static ReadError Refuse(byte[] content, string fileName) =>
        SpectrumReader.Read(content, fileName) is ReadResult.Refused refused
            ? refused.Error
            : throw new InvalidOperationException("The file was read.");

    /// <summary>The format's name of a readable file.</summary>
    public static string? Format(byte[] content, string fileName) =>
        (SpectrumReader.Read(content, fileName) as ReadResult.Accepted)?.File.Format;

    public static void AssertCloseTo(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance || (double.IsNaN(expected[i]) && double.IsNaN(actual[i])),
                $"Point {i}: expected {expected[i]}, got {actual[i]}.");
        }
    }
}
