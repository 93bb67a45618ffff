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
    int Count);

/// <summary>Serializers made at build time, so that opening a library starts no reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LibraryManifest))]
[JsonSerializable(typeof(ImmutableArray<ReferenceSpectrum>))]
internal sealed partial class SpeclibJson : JsonSerializerContext;
