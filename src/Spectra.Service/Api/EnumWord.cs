using System.Text.Json;

namespace Spectra.Service.Api;

/// <summary>Enumerations as the words of the interface.</summary>
internal static class EnumWord
{
    /// <summary>The word.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a word; null where there is none.</summary>
    public static T? Find<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => Of(value) == word).Select(static value => (T?)value).FirstOrDefault();

    /// <summary>All words, for a sentence.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Of));
}
