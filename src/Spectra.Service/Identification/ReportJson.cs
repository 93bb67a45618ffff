using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spectra.Service.Identification;

/// <summary>Serializers of the command line's JSON lines, made at build time.</summary>
[JsonSerializable(typeof(IdentificationReport))]
[JsonSerializable(typeof(ImmutableArray<LibraryStatement>))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>One line a value; names in any script stay readable. Lines go to files and pipes, never into a page.</summary>
    public static ReportJson Line { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
