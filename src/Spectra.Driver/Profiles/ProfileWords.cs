using System.Collections.Immutable;
using System.Text.Json;

namespace Spectra.Driver.Profiles;

/// <summary>The words that a profile's file has for the values of an enumeration: the value's name in lower case with hyphens.</summary>
internal static class ProfileWords
{
    /// <summary>The word for a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Every word, in the order of the values.</summary>
    public static ImmutableArray<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];
}
