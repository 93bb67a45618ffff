using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Spectra.Service.Seizures.Numbers;

/// <summary>A place on the earth, WGS 84, to 8 decimals of a degree (a millimetre), so that its text is the whole of it.</summary>
internal readonly record struct GeoPosition
{
    /// <summary>Half of the earth's girth in metres: nothing is known worse than that.</summary>
    private const double MostAccuracy = 20_037_508;

    private const double LeastAccuracy = 0.001;

    private GeoPosition(double latitude, double longitude, double? accuracy) => (Latitude, Longitude, AccuracyInMetres) = (latitude, longitude, accuracy);

    /// <summary>Degrees north, -90 to 90.</summary>
    public double Latitude { get; }

    /// <summary>Degrees east, -180 to 180.</summary>
    public double Longitude { get; }

    /// <summary>The radius in metres within which the place lies; null where it is not known, which is not the same as exact.</summary>
    public double? AccuracyInMetres { get; }

    /// <summary>A position from its numbers.</summary>
    /// <returns>False where a number is outside its range.</returns>
    public static bool TryCreate(double latitude, double longitude, double? accuracyInMetres, out GeoPosition position)
    {
        bool isValid = FaultOf(latitude, longitude, accuracyInMetres) is null;
        position = isValid ? new GeoPosition(Rounded(latitude, 8), Rounded(longitude, 8), accuracyInMetres is { } metres ? Rounded(metres, 3) : null) : default;
        return isValid;
    }

    /// <summary>Reads <c>latitude, longitude</c> or <c>latitude, longitude, accuracy in metres</c>, in decimal degrees with a decimal point.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out GeoPosition position)
    {
        position = default;
        return Numbers(text) is { } numbers && TryCreate(numbers[0], numbers[1], numbers.Length > 2 ? numbers[2] : null, out position);
    }

    /// <summary>What is wrong with a text as a position; null where nothing is.</summary>
    public static string? Fault(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string? fault = Numbers(text) is { } numbers ? FaultOf(numbers[0], numbers[1], numbers.Length > 2 ? numbers[2] : null) : "is not two or three numbers";
        return fault is null ? null : $"The position '{text.Trim()}' {fault}: use decimal degrees, north and east positive, for example 51.9496, 4.1453, 15 (the last in metres, if known).";
    }

    /// <summary>For example <c>51.9496, 4.1453, 15</c>; without an accuracy only the first two.</summary>
    public override string ToString() => AccuracyInMetres is { } accuracy
        ? string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.########}, {Longitude:0.########}, {accuracy:0.###}")
        : string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.########}, {Longitude:0.########}");

    // Adding 0 turns a negative zero into a plain one.
    private static double Rounded(double value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0;

    private static double[]? Numbers(string? text)
    {
        string[] parts = (text ?? string.Empty).Split([',', ';'], StringSplitOptions.TrimEntries);
        double[] numbers = new double[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers.Length is 2 or 3 ? numbers : null;
    }

    private static string? FaultOf(double latitude, double longitude, double? accuracy) =>
        !(latitude is >= -90 and <= 90) ? string.Create(CultureInfo.InvariantCulture, $"has the latitude {latitude}, but -90 to 90 was expected")
        : !(longitude is >= -180 and <= 180) ? string.Create(CultureInfo.InvariantCulture, $"has the longitude {longitude}, but -180 to 180 was expected")
        : accuracy is { } metres && !(metres is >= LeastAccuracy and <= MostAccuracy) ? string.Create(CultureInfo.InvariantCulture, $"has the accuracy {metres} m, but a millimetre at least and half the earth's girth at most was expected")
        : null;
}
