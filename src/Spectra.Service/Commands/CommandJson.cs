using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectra.Service.Cases;

namespace Spectra.Service.Commands;

/// <summary>Serializers of the command line's own lines, made at build time.</summary>
[JsonSerializable(typeof(InspectionLine))]
[JsonSerializable(typeof(DockLine))]
[JsonSerializable(typeof(SequenceLine))]
[JsonSerializable(typeof(RecordLine))]
[JsonSerializable(typeof(RerunLine))]
[JsonSerializable(typeof(ExhibitLine))]
[JsonSerializable(typeof(DeviceLine))]
[JsonSerializable(typeof(ConfusionLine))]
[JsonSerializable(typeof(ImportLine))]
[JsonSerializable(typeof(WrongNeighbourLine))]
[JsonSerializable(typeof(DueCase))]
[JsonSerializable(typeof(ReleaseLine))]
internal sealed partial class CommandJson : JsonSerializerContext
{
    /// <summary>One line a value.</summary>
    public static CommandJson Line { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
