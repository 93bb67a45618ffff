using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Spectra.Libraries;

namespace Spectra.Service.Libraries.Validation;

/// <summary>A sample whose content is known, or a blank.</summary>
/// <param name="File">Its file, relative to the folder, with <c>/</c>.</param>
/// <param name="Substance">What it holds; null for a blank.</param>
/// <param name="Share">Which share of it is that substance, above 0 to 1; 1 where nothing is said.</param>
internal sealed record KnownSample(string File, Substance? Substance, double Share)
{
    /// <summary>The index of a folder of known samples.</summary>
    public const string IndexName = "index.csv";

    /// <summary>The samples that a folder's index lists.</summary>
    /// <exception cref="IOException">There is no index, or it can't be understood; the message says where and what was expected.</exception>
    public static ImmutableArray<KnownSample> Read(string folder)
    {
        string path = Path.Combine(folder, IndexName);
        if (!System.IO.File.Exists(path))
        {
            throw new IOException($"There is no '{path}': expected the columns file, cas or name, blank, and share where a sample is a mixture.");
        }

        using StreamReader text = System.IO.File.OpenText(path);
        using CsvReader csv = CsvReader.Create(text, new CsvReaderOptions { Separator = ',', TrimWhitespace = true, TrackLineNumbers = true });
        ImmutableArray<KnownSample>.Builder samples = ImmutableArray.CreateBuilder<KnownSample>();
        while (csv.Read())
        {
            samples.Add(Of(csv, path));
        }

        return samples.ToImmutable();
    }

    private static KnownSample Of(CsvReader csv, string path)
    {
        IOException Fault(string what) => new(string.Create(CultureInfo.InvariantCulture, $"'{path}', line {csv.LineNumber}: {what}"));
        string file = Field(csv, "file")?.Replace('\\', '/') ?? throw Fault("there is no file name in the column 'file'.");
        if (Path.IsPathRooted(file) || file.Split('/').Contains(".."))
        {
            throw Fault($"'{file}' lies outside of the folder.");
        }

        (string? cas, string? name, string? blank) = (Field(csv, "cas"), Field(csv, "name"), Field(csv, "blank"));
        bool isBlank = blank is "yes" or "true" or "1" || (blank is null or "no" or "false" or "0" ? false : throw Fault($"'{blank}' in the column 'blank' is neither yes nor no."));
        if (isBlank == (cas is not null || name is not null))
        {
            throw Fault(isBlank ? "a blank holds no substance: leave cas and name empty." : "expected the substance's cas or name, or blank=yes.");
        }

        string? stated = Field(csv, "share");
        double share = 1;
        if (stated is not null && !(double.TryParse(stated, NumberStyles.Float, CultureInfo.InvariantCulture, out share) && share is > 0 and <= 1))
        {
            throw Fault($"'{stated}' in the column 'share' is no number above 0 up to 1.");
        }

        return new KnownSample(file, isBlank ? null : Substance.Of(name ?? cas!, cas), share);
    }

    private static string? Field(CsvReader csv, string column) =>
        csv.TryGetFieldIndex(column, out int index) && index < csv.FieldCount && csv.GetString(index) is { } field && !string.IsNullOrWhiteSpace(field) ? field.Trim() : null;
}
