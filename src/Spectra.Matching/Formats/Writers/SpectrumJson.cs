using System.Text.Json;

namespace Spectra.Formats.Writers;

/// <summary>Writes spectra as JSON lines: one object a spectrum with units, acquisition, warnings and points; null for a missing ordinate.</summary>
public static class SpectrumJson
{
    /// <summary>Writes the spectra of a file, one line each, in their own order of points, ended by LF.</summary>
    /// <param name="file">The file.</param>
    /// <param name="writer">Where to; left open.</param>
    public static void Write(SpectrumFile file, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(writer);
        for (int subfile = 0; subfile < file.Spectra.Length; subfile++)
        {
            writer.Write(JsonSerializer.Serialize(Of(file.Format, subfile, file.Spectra[subfile]), SpectrumJsonContext.Default.SpectrumDocument));
            writer.Write('\n');
        }
    }

    private static SpectrumDocument Of(string format, int subfile, Spectrum spectrum)
    {
        double?[] ordinates = new double?[spectrum.Count];
        for (int i = 0; i < ordinates.Length; i++)
        {
            ordinates[i] = double.IsNaN(spectrum.Ordinates[i]) ? null : spectrum.Ordinates[i];
        }

        return new SpectrumDocument(
            format,
            subfile,
            new UnitsDocument(spectrum.Axis.Unit.Id, spectrum.Unit.Id, spectrum.Axis.Unit.Stated, spectrum.Unit.Stated),
            spectrum.Acquisition,
            spectrum.Warnings,
            spectrum.Axis.Positions.ToArray(),
            ordinates);
    }
}
