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
    public void KernelsKnowNoTypeOfTheDomain()
    {
        string[] strangers =
        [
            .. from type in Matching.GetTypes()
               where type.Namespace == "Spectra.Kernels"
               from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
               from used in method.GetParameters().Select(static parameter => parameter.ParameterType).Append(method.ReturnType)
               where Parts(used).Any(static part => part.Assembly == Matching && part.Namespace != "Spectra.Kernels")
               select $"{type.Name}.{method.Name} uses {used.Name}",
        ];

        Assert.Empty(strangers);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
}
