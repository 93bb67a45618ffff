using System.Globalization;
using System.Text;
using Spectra.Formats;

namespace Spectra.Benchmarks.Import;

/// <summary>The points of an entry, changed and written back under the same header.</summary>
internal static class Curve
{
    /// <summary>The entry with other points, as pairs of position and ordinate in its own units.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="change">From positions and ordinates in the file's units and order to new ones.</param>
    public static SourceEntry Changed(SourceEntry entry, Func<Spectrum, IEnumerable<(double X, double Y)>> change)
    {
        (double X, double Y)[] points = [.. change(Read(entry))];
        int table = entry.Text.IndexOf("##XYDATA=", StringComparison.Ordinal);
        StringBuilder text = new(entry.Text[..table]);
        text.Append("##XYPOINTS=(XY..XY)\n");
        foreach ((double x, double y) in points)
        {
            text.Append(CultureInfo.InvariantCulture, $"{x:R}, {y:R}\n");
        }

        text.Append("##END=\n");
        string count = points.Length.ToString(CultureInfo.InvariantCulture);
        return (entry with { Text = text.ToString() })
            .With("NPOINTS", count).With("XFACTOR", "1").With("YFACTOR", "1")
            .With("FIRSTX", Number(points[0].X)).With("LASTX", Number(points[^1].X)).With("FIRSTY", Number(points[0].Y))
            .With("MAXX", Number(points.Max(point => point.X))).With("MINX", Number(points.Min(point => point.X)))
            .With("MAXY", Number(points.Max(point => point.Y))).With("MINY", Number(points.Min(point => point.Y)));
    }

    /// <summary>The spectrum of an entry.</summary>
    public static Spectrum Read(SourceEntry entry) => ((ReadResult.Accepted)SpectrumReader.Read(Encoding.UTF8.GetBytes(entry.Text), entry.Index.File, entry.Index)).File.Spectra[0];

    /// <summary>The points as they are.</summary>
    public static IEnumerable<(double X, double Y)> Points(Spectrum spectrum)
    {
        for (int i = 0; i < spectrum.Count; i++)
        {
            yield return (spectrum.Axis.Positions[i], spectrum.Ordinates[i]);
        }
    }

    /// <summary>Positions moved by so many cm-1, whatever their unit.</summary>
    public static IEnumerable<(double X, double Y)> Shifted(Spectrum spectrum, double by) =>
        Points(spectrum).Select(point => (spectrum.Axis.Unit == AxisUnit.Micrometre ? 1e4 / ((1e4 / point.X) + by) : point.X + by, point.Y));

    /// <summary>Only a share of the range in cm-1, from one of its ends.</summary>
    public static IEnumerable<(double X, double Y)> Cut(Spectrum spectrum, double share, bool upper)
    {
        double[] wavenumbers = [.. spectrum.Axis.Positions.ToArray().Select(x => spectrum.Axis.Unit == AxisUnit.Micrometre ? 1e4 / x : x)];
        (double low, double high) = (Math.Max(650, wavenumbers.Min()), Math.Min(4000, wavenumbers.Max()));
        (double from, double to) = upper ? (high - (share * (high - low)), high) : (low, low + (share * (high - low)));
        return Points(spectrum).Where((_, i) => wavenumbers[i] >= from && wavenumbers[i] <= to);
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
