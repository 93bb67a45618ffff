using System.Globalization;
using System.Text;
using Spectra.Formats.Jcamp;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;

namespace Spectra.Service.Exports;

/// <summary>The decoded spectrum as JCAMP-DX 4.24, uncompressed, with private labels that lead back to the record. The bytes received stay what they are: this is no copy of them.</summary>
internal static class JcampExport
{
    private const string Before = "##OWNER=";

    /// <summary>The file, or null where the spectrum is not at hand.</summary>
    public static string? Of(MeasurementDossier dossier)
    {
        if (dossier.Spectrum is not { } spectrum)
        {
            return null;
        }

        using StringWriter written = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        JcampWriter.Write(written, [spectrum]);
        string file = written.ToString();
        int place = file.IndexOf(Before, StringComparison.Ordinal);
        return file.Insert(place, string.Concat(Labels(dossier).Select(static label => $"##$SPECTRA {label.Name}={OneLine(label.Value)}\n")));
    }

    private static IEnumerable<(string Name, string Value)> Labels(MeasurementDossier dossier)
    {
        Measurement measurement = dossier.Record.Measurement;
        yield return ("MEASUREMENT", measurement.Id.ToString());
        yield return ("SESSION", measurement.SessionId.ToString());
        yield return ("RAW SHA256", measurement.Sha256);
        yield return ("RAW FILE", measurement.FileName);
        yield return ("SUBFILE", measurement.Subfile.ToString(CultureInfo.InvariantCulture));
        if (dossier.SpectrumSha256 is { } hash)
        {
            yield return ("SPECTRUM SHA256", hash);
        }

        yield return ("CONTENT SHA256", JsonExport.ContentSha256(dossier));
        yield return ("ROLE", RecordWords.Of(dossier.Record.CurrentRole));
        if (dossier.Record.CurrentExhibit is { } exhibit)
        {
            yield return ("EXHIBIT", exhibit);
        }

        foreach ((string Name, string Value) label in OfAnalysis(dossier))
        {
            yield return label;
        }
    }

    private static IEnumerable<(string Name, string Value)> OfAnalysis(MeasurementDossier dossier)
    {
        if (dossier.Analysis is not { } analysis)
        {
            yield break;
        }

        yield return ("ANALYSIS", analysis.Id.ToString());
        yield return ("REPORT SHA256", analysis.ReportSha256);
        yield return ("ENGINE", analysis.EngineVersion);
        if (analysis.RecipeHash is { } recipe)
        {
            yield return ("RECIPE", recipe);
        }

        foreach (LibraryStatement library in dossier.Report?.Engine.Libraries ?? [])
        {
            yield return ("LIBRARY", $"{library.Name}, release {library.Release}, SHA-256 {library.Sha256}");
        }

        if (dossier.Rule is { } rule)
        {
            yield return ("DECISION RULE", $"{rule.Version}, SHA-256 {rule.Sha256}");
        }

        yield return ("STATEMENT", analysis.Statement);
    }

    /// <summary>The text without line breaks, and without the pairs that begin a comment or a label.</summary>
    private static string OneLine(string text)
    {
        StringBuilder safe = new(text.Length);
        foreach (char character in text)
        {
            bool isPair = character is '$' or '#' && safe.Length > 0 && safe[^1] == character;
            safe.Append(isPair ? " " : "").Append(char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character);
        }

        return safe.ToString().Trim();
    }
}
