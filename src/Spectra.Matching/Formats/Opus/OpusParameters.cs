using System.Globalization;

namespace Spectra.Formats.Opus;

/// <summary>The three-letter parameters of an OPUS block.</summary>
/// <remarks>Every entry: the name and a NUL, a type (0 a 32-bit integer, 1 a double, 2 to 4 text) and a length in 16-bit words, the value; "END" ends the block.</remarks>
internal sealed class OpusParameters
{
    private const int EntryHeaderLength = 8;

    // A real block has about 50 entries.
    private const int MaximumLength = 1 << 16;

    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    public static OpusParameters None { get; } = new();

    public static OpusParameters Parse(ReadOnlySpan<byte> block)
    {
        OpusParameters parameters = new();
        ByteReader reader = new(block[..Math.Min(block.Length, MaximumLength)]);
        int at = 0;
        while (reader.Holds(at, EntryHeaderLength))
        {
            string? name = reader.Text(at, 3);
            int type = reader.UInt16(at + 4);
            int length = reader.UInt16(at + 6) * 2;
            at += EntryHeaderLength;
            if (name is null or "END" || !reader.Holds(at, length))
            {
                break;
            }

            object? value = type switch
            {
                0 => length >= sizeof(int) ? reader.Int32(at) : null,
                1 => length >= sizeof(double) ? reader.Double(at) : null,
                _ => reader.Text(at, length),
            };
            if (value is not null)
            {
                parameters._values.TryAdd(name, value);
            }

            at += length;
        }

        return parameters;
    }

    public string? Text(string name) => _values.GetValueOrDefault(name) is string text ? text : null;

    /// <summary>A number, whether stored as integer, double or digits; null where it is absent or no number.</summary>
    public double? Number(string name) => _values.GetValueOrDefault(name) switch
    {
        int value => value,
        double value when double.IsFinite(value) => value,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) => value,
        _ => null,
    };
}
