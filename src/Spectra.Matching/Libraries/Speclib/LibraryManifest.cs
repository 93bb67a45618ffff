using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Spectra.Libraries.Speclib;

/// <summary>What a library says of itself; the JSON part <c>manifest</c>.</summary>
internal sealed record LibraryManifest(
    string Name,
    string Release,
    string Engine,
    double GridFirst,
    double GridStep,
    int GridCount,
    string Recipe,
    string RecipeHash,
    int Stride,
    ImmutableArray<string> Views,
    int Count,
    bool HasSynthetic)
{
    /// <summary>The longest grid that the coverage's 16-bit indices can address.</summary>
    private const int LongestGrid = 65_000;

    /// <summary>Holds a manifest from a file to what a writer can have meant.</summary>
    /// <exception cref="InvalidDataException">A number is out of range or a text is missing.</exception>
    public void Check()
    {
        if (Name is null || Release is null || Recipe is null || RecipeHash is null || Views.IsDefaultOrEmpty || Count < 0
            || !(GridFirst > 0 && GridStep > 0 && double.IsFinite(GridFirst) && double.IsFinite(GridStep)) || GridCount is < 2 or > LongestGrid
            || Stride != (GridCount + 15) / 16 * 16)
        {
            throw new InvalidDataException("its manifest contradicts itself");
        }
    }
}

/// <summary>Writes the JSON texts of a library, which <see cref="EntryText"/> reads.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LibraryManifest))]
[JsonSerializable(typeof(ReferenceSpectrum))]
internal sealed partial class SpeclibJson : JsonSerializerContext;
