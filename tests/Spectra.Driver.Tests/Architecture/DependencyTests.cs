using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Spectra.Driver.Tests.Architecture;

/// <summary>The dependency rules of the design, read from the compiled assembly.</summary>
public class DependencyTests
{
    private static readonly string[] Framework = ["System.", "Microsoft.Win32."];

    [Fact]
    public void TheDriverReferencesTheVocabularysAssemblyAndTheFrameworkOnly()
    {
        string[] strangers =
        [
            .. typeof(DeviceAddress).Assembly.GetReferencedAssemblies().Select(static name => name.Name!)
                .Where(static name => name != "Spectra.Matching" && !Array.Exists(Framework, prefix => name.StartsWith(prefix, StringComparison.Ordinal))),
        ];

        Assert.Empty(strangers);
    }

    [Fact]
    public void OfMatchingTheDriverUsesTheVocabularyAndTheFormatsOnly()
    {
        using FileStream file = File.OpenRead(typeof(DeviceAddress).Assembly.Location);
        using PEReader image = new(file);
        MetadataReader metadata = image.GetMetadataReader();
        SortedSet<string> namespaces = [];
        foreach (TypeReference type in metadata.TypeReferences.Select(metadata.GetTypeReference))
        {
            if (type.ResolutionScope.Kind == HandleKind.AssemblyReference
                && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == "Spectra.Matching")
            {
                namespaces.Add(metadata.GetString(type.Namespace));
            }
        }

        Assert.Equal(["Spectra.Formats"], namespaces.Except(["Spectra"]));
    }
}
