using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spectra.Service.Storage;

/// <summary>JSON in columns, generated at build time.</summary>
[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>Letters of every script stand as themselves: it goes into a column, never into a page.</summary>
    public static StorageJson Text { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
