namespace Spectra.Service.Exports;

/// <summary>One line of comma-separated values (RFC 4180, with LF).</summary>
internal static class CsvLine
{
    private static readonly char[] Quoted = [',', '"', '\n', '\r'];

    /// <summary>The line, its end included.</summary>
    public static string Of(params IEnumerable<string?> values) => string.Join(',', values.Select(Field)) + "\n";

    private static string Field(string? value) =>
        value is null ? "" : value.IndexOfAny(Quoted) >= 0 || value.StartsWith(' ') || value.EndsWith(' ') ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
