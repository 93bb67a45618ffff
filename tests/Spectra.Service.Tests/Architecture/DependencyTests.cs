using System.Reflection;
using Spectra.Matching.Tests.Architecture;

namespace Spectra.Service.Tests.Architecture;

/// <summary>The dependency rules of the design, read from the compiled assemblies.</summary>
public class DependencyTests
{
    private static readonly string[] DatabaseAssemblies = ["Microsoft.Data.Sqlite", "Dapper", "dbup-core", "dbup-sqlite", "dbup-postgresql", "Microsoft.EntityFrameworkCore", "Npgsql", "System.Data.Common"];
    private static readonly string[] KnowTheDatabase =
    [
        "Spectra.Service.Storage", "Spectra.Service.Storage.Sealing", "Spectra.Service.Accounts", "Spectra.Service.Seizures", "Spectra.Service.Cases", "Spectra.Service.Exhibits", "Spectra.Service.Reviews", "Spectra.Service.Backups",
    ];

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
        TypeUse[] uses = [.. TypeUse.Of(Assembly.Load("spectra")).Where(static use => DatabaseAssemblies.Contains(use.UsedAssembly))];

        Assert.DoesNotContain(uses, static use => !KnowTheDatabase.Contains(use.Namespace));

        // The rule holds nothing unless what it looks for is found where it is allowed.
        Assert.Equal(KnowTheDatabase.Order(), uses.Select(static use => use.Namespace).Distinct().Order());
        Assert.Contains(uses, static use => use.UsedAssembly == "Dapper");
    }
}
