using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Spectra.Service.Libraries.Retro;

/// <summary>One thing in which two answers differ.</summary>
/// <param name="Field">kind, ids, level, answer-set or alerts.</param>
/// <param name="Then">What it was; empty where there was nothing.</param>
/// <param name="Now">What it is; empty where there is nothing.</param>
internal sealed record AnswerDifference(string Field, string Then, string Now);

/// <summary>The serializer of what an alert keeps.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<AnswerDifference>))]
internal sealed partial class RetroJson : JsonSerializerContext;
