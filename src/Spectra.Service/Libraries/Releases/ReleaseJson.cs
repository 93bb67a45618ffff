using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spectra.Service.Libraries.Releases;

/// <summary>The JSON of releases, made at build time: the same values, the same bytes.</summary>
[JsonSerializable(typeof(LibraryRelease))]
[JsonSerializable(typeof(ReleaseSignature))]
[JsonSerializable(typeof(ImmutableArray<SignedApproval>))]
internal sealed partial class ReleaseJson : JsonSerializerContext
{
    /// <summary>As it stands in files; members that are not known are refused.</summary>
    public static ReleaseJson File { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
