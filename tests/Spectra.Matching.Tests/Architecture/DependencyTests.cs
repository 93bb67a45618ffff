using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Spectra.Matching.Tests.Architecture;

/// <summary>The dependency rules of the design, read from the compiled assembly.</summary>
public class DependencyTests
{
    private static readonly Assembly Matching = typeof(Spectrum).Assembly;

    // No clock, no logging, no dependency injection, no HTTP, no SQL.
    private static readonly string[] Forbidden = ["System.Net", "System.Data", "System.Diagnostics.TraceSource", "System.Console", "Microsoft.", "Spectra."];
    private static readonly string[] Packages = ["CsvHelper", "MathNet.Numerics", "System.Numerics.Tensors"];

    [Fact]
    public void MatchingReferencesTheFrameworkAndItsThreePackagesOnly()
    {
        string[] strangers =
        [
            .. Matching.GetReferencedAssemblies().Select(static name => name.Name!)
                .Where(static name => !Packages.Contains(name)
                    && (!name.StartsWith("System.", StringComparison.Ordinal) || Array.Exists(Forbidden, prefix => name.StartsWith(prefix, StringComparison.Ordinal)))),
        ];

        Assert.Empty(strangers);
    }

    [Fact]
    public void MatchingReadsNoClock()
    {
        using FileStream file = File.OpenRead(Matching.Location);
        using PEReader image = new(file);
        MetadataReader metadata = image.GetMetadataReader();
        string[] clocks =
        [
            .. metadata.MemberReferences.Select(metadata.GetMemberReference)
                .Where(static member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member => $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)}.{metadata.GetString(member.Name)}")
                .Where(static name => name is "DateTime.get_Now" or "DateTime.get_UtcNow" or "DateTimeOffset.get_Now" or "DateTimeOffset.get_UtcNow" or "Stopwatch.GetTimestamp" or "TimeProvider.get_System" or "Environment.get_TickCount64"),
        ];

        Assert.Empty(clocks);
    }

    [Fact]
    public void KernelsKnowNoTypeOfTheDomain() =>
        Assert.DoesNotContain(TypeUse.Of(Matching), static use => use.Namespace == "Spectra.Kernels" && use.Used.Assembly == Matching && use.UsedNamespace != "Spectra.Kernels");

    [Fact]
    public void VocabularyPreprocessingLibrariesAndSearchUseOnlyWhatComesBeforeThem()
    {
        string[] layers = ["Spectra", "Spectra.Preprocessing", "Spectra.Libraries", "Spectra.Search"];
        (TypeUse Use, int From, int To)[] between =
        [
            .. from use in TypeUse.Of(Matching)
               let layer = (From: Array.FindLastIndex(layers, layer => IsIn(use.Namespace, layer)), To: Array.FindLastIndex(layers, layer => IsIn(use.UsedNamespace, layer)))
               where use.Used.Assembly == Matching && layer is { From: >= 0, To: >= 0 }
               select (use, layer.From, layer.To),
        ];

        Assert.DoesNotContain(between, static pair => pair.To > pair.From);

        // Each does use the one before it; otherwise nothing was looked at.
        Assert.All(Enumerable.Range(1, layers.Length - 1), layer => Assert.Contains(between, pair => (pair.From, pair.To) == (layer, layer - 1)));
    }

    [Fact]
    public void TheVocabularyUsesNoOtherNamespaceOfMatching() =>
        Assert.DoesNotContain(TypeUse.Of(Matching), static use => use.Namespace == "Spectra" && use.Used.Assembly == Matching && use.UsedNamespace != "Spectra");

    /// <summary>The vocabulary is its namespace alone; the others have folders below them.</summary>
    private static bool IsIn(string space, string layer) => space == layer || (layer != "Spectra" && space.StartsWith(layer + ".", StringComparison.Ordinal));
}
