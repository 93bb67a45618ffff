using System.Diagnostics;

namespace Spectra.Driver.Tests.Profiles;

/// <summary>A fact that needs Debian's python3-jsonschema; skipped, and listed as such, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SchemaPeerFactAttribute : FactAttribute
{
    public const string Python = "/usr/bin/python3";

    private static readonly bool IsInstalled = Find();

    public SchemaPeerFactAttribute()
    {
        if (!IsInstalled)
        {
            Skip = "No validator of JSON schemas is installed (Debian's python3-jsonschema).";
        }
    }

    private static bool Find()
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using Process peer = Process.Start(new ProcessStartInfo(Python, ["-c", "import jsonschema; jsonschema.Draft202012Validator"]) { RedirectStandardError = true })!;
        peer.StandardError.ReadToEnd();
        peer.WaitForExit();
        return peer.ExitCode == 0;
    }
}
