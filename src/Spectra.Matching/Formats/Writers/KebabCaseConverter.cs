using System.Text.Json;
using System.Text.Json.Serialization;

namespace Spectra.Formats.Writers;

/// <summary>Writes the name of an enumeration's value as the contract spells it: <c>not-stated</c>, <c>atr</c>.</summary>
internal sealed class KebabCaseConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
