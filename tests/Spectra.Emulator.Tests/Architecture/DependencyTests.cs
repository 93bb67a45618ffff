using System.Reflection;

namespace Spectra.Emulator.Tests.Architecture;

/// <summary>The emulator shares no code with what it tests, so that a framing bug can't hide on both sides.</summary>
public class DependencyTests
{
    [Fact]
    public void TheEmulatorReferencesTheFrameworkOnly()
    {
        string[] strangers =
        [
            .. Assembly.Load("spectra-emulator").GetReferencedAssemblies().Select(static name => name.Name!)
                .Where(static name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)),
        ];

        Assert.Empty(strangers);
    }
}
