using System.Globalization;
using System.Text;
using Spectra.Service.Identification;

namespace Spectra.Service.Exports;

/// <summary>The spectrum and the hits as two files of comma-separated values: a heading and numbers, to the last digit, and nothing that a reader would have to skip.</summary>
internal static class CsvExport
{
    /// <summary>The spectrum as it was decoded, in its own units, which the heading names; a missing ordinate is empty. Null where it is not at hand.</summary>
    public static string? Spectrum(MeasurementDossier dossier)
    {
        if (dossier.Spectrum is not { } spectrum)
        {
            return null;
        }

        StringBuilder file = new(CsvLine.Of(spectrum.Axis.Unit == AxisUnit.PerCentimetre ? "wavenumber_per_cm" : $"position_{spectrum.Axis.Unit.Id}", spectrum.Unit.Id));
        for (int i = 0; i < spectrum.Count; i++)
        {
            double ordinate = spectrum.Ordinates[i];
            file.Append(CsvLine.Of(Number(spectrum.Axis.Positions[i]), double.IsNaN(ordinate) ? null : Number(ordinate)));
        }

        return file.ToString();
    }

    /// <summary>The hits of the latest analysis; only the heading where there are none.</summary>
    public static string Hits(MeasurementDossier dossier)
    {
        StringBuilder file = new(CsvLine.Of("rank", "id", "name", "cas", "library", "score", "metric", "gap", "shift_per_cm", "synthetic"));
        foreach (HitStatement hit in dossier.Report?.Hits ?? [])
        {
            file.Append(CsvLine.Of(hit.Rank.ToString(CultureInfo.InvariantCulture), hit.Id, hit.Name, hit.Cas, hit.Library, Number(hit.Hqi), hit.Metric, Number(hit.Gap), Number(hit.Shift), hit.Synthetic ? "yes" : "no"));
        }

        return file.ToString();
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
