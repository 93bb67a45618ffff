using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectra.Driver.Docking;
using Spectra.Roles;

namespace Spectra.Service.Seizures;

/// <summary>The words of the record, which are those of the command-line contract.</summary>
internal static class RecordWords
{
    /// <summary>An exhibit that was told by the sample name typed in at the instrument.</summary>
    public const string SampleName = "sample-name";

    /// <summary>The code of a file that was set aside because it may not be this post's.</summary>
    public const string Quarantined = "quarantined";

    public static string Of(MeasurementRole role) => role switch
    {
        MeasurementRole.Unknown => "unknown",
        MeasurementRole.Sample => "sample",
        MeasurementRole.Blank => "blank",
        MeasurementRole.Background => "background",
        MeasurementRole.Check => "check",
        _ => throw new UnreachableException(),
    };

    public static MeasurementRole Role(string word) => word switch
    {
        "sample" => MeasurementRole.Sample,
        "blank" => MeasurementRole.Blank,
        "background" => MeasurementRole.Background,
        "check" => MeasurementRole.Check,
        _ => MeasurementRole.Unknown,
    };

    public static string Of(RoleBasis basis) => basis switch
    {
        RoleBasis.Stated => "stated",
        RoleBasis.Inferred => "inferred",
        _ => throw new UnreachableException(),
    };

    public static string Of(Technique technique) => technique switch
    {
        Technique.NotStated => "not-stated",
        Technique.Atr => "atr",
        Technique.Transmission => "transmission",
        Technique.Gas => "gas",
        Technique.Reflectance => "reflectance",
        _ => throw new UnreachableException(),
    };

    public static string Json(ImmutableArray<SpectrumWarning> warnings) => JsonSerializer.Serialize(warnings, RecordJson.Default.ImmutableArraySpectrumWarning);

    public static string Json(ImmutableArray<string> ids) => JsonSerializer.Serialize(ids, RecordJson.Default.ImmutableArrayString);

    public static string Json(ImmutableArray<SessionTag> tags) => JsonSerializer.Serialize(tags, RecordJson.Default.ImmutableArraySessionTag);

    public static ImmutableArray<SessionTag> Tags(string json) => JsonSerializer.Deserialize(json, RecordJson.Default.ImmutableArraySessionTag);

    public static ImmutableArray<SpectrumWarning> Warnings(string json) => JsonSerializer.Deserialize(json, RecordJson.Default.ImmutableArraySpectrumWarning);

    public static ImmutableArray<string> Ids(string json) => JsonSerializer.Deserialize(json, RecordJson.Default.ImmutableArrayString);
}

/// <summary>The record's small JSON columns, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<SpectrumWarning>))]
[JsonSerializable(typeof(ImmutableArray<SessionTag>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class RecordJson : JsonSerializerContext;
