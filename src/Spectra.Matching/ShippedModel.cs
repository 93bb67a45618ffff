using System.Collections.Immutable;
using System.Text.Json;

namespace Spectra;

/// <summary>Reads trained models out of the assembly's resources. By hand: describing their types to a serializer takes longer than reading them.</summary>
internal static class ShippedModel
{
    /// <summary>The document of a resource.</summary>
    /// <exception cref="InvalidOperationException">The assembly holds no such resource.</exception>
    public static JsonDocument Open(string resource)
    {
        using Stream stream = typeof(ShippedModel).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly holds no resource '{resource}'.");
        return JsonDocument.Parse(stream);
    }

    /// <summary>A property that is an array of numbers.</summary>
    public static ImmutableArray<double> Numbers(this JsonElement element, string name)
    {
        JsonElement array = element.GetProperty(name);
        double[] numbers = new double[array.GetArrayLength()];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = array[i].GetDouble();
        }

        return ImmutableArray.Create(numbers);
    }

    /// <summary>A property that is an array of texts.</summary>
    public static ImmutableArray<string> Texts(this JsonElement element, string name)
    {
        JsonElement array = element.GetProperty(name);
        string[] texts = new string[array.GetArrayLength()];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = array[i].GetString()!;
        }

        return ImmutableArray.Create(texts);
    }

    /// <summary>A property that is a text.</summary>
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>A property that is a number.</summary>
    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
