using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Spectra.Service.Reviews;

/// <summary>The JSON of reviews, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<CandidateDecision>))]
internal sealed partial class ReviewJson : JsonSerializerContext;
