using System.Text;
using System.Text.Json;

namespace Spectra.Service.Tests.Commands;

/// <summary>What one run of the executable left behind.</summary>
/// <param name="ExitCode">The process's exit code.</param>
/// <param name="StdoutBytes">Stdout, byte for byte.</param>
/// <param name="Stderr">Stderr.</param>
internal sealed record SpectraRun(int ExitCode, byte[] StdoutBytes, string Stderr)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Stdout as text; anything but UTF-8 fails.</summary>
    public string Stdout => StrictUtf8.GetString(StdoutBytes);

    /// <summary>Stdout as JSON lines and nothing else: every line is an object, and the last one is ended too.</summary>
    public IReadOnlyList<JsonElement> JsonLines()
    {
        string[] lines = Stdout.Split('\n');
        Assert.Equal("", lines[^1]);
        return [.. lines[..^1].Select(line =>
        {
            JsonElement element = JsonDocument.Parse(line).RootElement;
            Assert.Equal(JsonValueKind.Object, element.ValueKind);
            return element;
        })];
    }

    /// <summary>Asserts the exit code, and shows what the process said where it is another.</summary>
    public SpectraRun Exits(int expected)
    {
        Assert.True(ExitCode == expected, $"Exit {ExitCode}, expected {expected}.\n{Stderr}\n{Encoding.UTF8.GetString(StdoutBytes)}");
        return this;
    }
}
