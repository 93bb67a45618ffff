using System.Reflection;

namespace Spectra.Service.Tests.Architecture;

/// <summary>The dependency rules of the design, read from the compiled assemblies.</summary>
public class DependencyTests
{
    [Fact]
    public void TheServiceDoesNotReferenceTheEmulator()
    {
        string[] ofService = [.. Assembly.Load("spectra").GetReferencedAssemblies().Select(static name => name.Name!)];

        Assert.DoesNotContain("spectra-emulator", ofService);
        Assert.All(ofService.Where(static name => name.StartsWith("Spectra.", StringComparison.Ordinal)), static name => Assert.Contains(name, (string[])["Spectra.Matching", "Spectra.Driver"]));
    }

    [Fact]
    public void OnlyStorageAndSeizuresKnowTheDatabase()
    {
        // SQL lives beside the records it serves: whoever else needs a row asks a store.
        Type[] strangers =
        [
            .. Assembly.Load("spectra").GetTypes()
                .Where(static type => type.Namespace is { } space && space.StartsWith("Spectra.Service", StringComparison.Ordinal) && space is not "Spectra.Service.Storage" and not "Spectra.Service.Seizures")
                .Where(static type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Any(static field => field.FieldType.FullName?.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal) == true)),
        ];

        Assert.Empty(strangers);
    }
}
