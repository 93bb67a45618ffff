using System.Collections.Immutable;

namespace Spectra.Formats;

/// <summary>Settles what a spectrum's units are: the file's own word, else the index's, else an inference that says so.</summary>
internal static class StatedUnits
{
    /// <summary>Applies an index's statements and, where nothing is stated, an inference with a warning.</summary>
    public static Spectrum Apply(Spectrum spectrum, IndexEntry? index)
    {
        ImmutableArray<SpectrumWarning>.Builder warnings = ImmutableArray.CreateBuilder<SpectrumWarning>();
        Acquisition acquisition = index is null ? spectrum.Acquisition : Filled(spectrum.Acquisition, index, warnings);
        AxisUnit axis = SettledAxis(spectrum, index, warnings);
        OrdinateUnit unit = SettledOrdinate(spectrum, axis, index, warnings);
        if (unit.IsReflectance && acquisition.Technique is (Technique.Transmission or Technique.Gas))
        {
            warnings.Add(new SpectrumWarning("technique-contradicts-unit", $"The technique is stated as '{acquisition.TechniqueStated}' but the ordinates as {unit.Id}: one of them is wrong."));
        }

        bool unchanged = warnings.Count == 0 && axis == spectrum.Axis.Unit && unit == spectrum.Unit && acquisition == spectrum.Acquisition;
        return unchanged ? spectrum : spectrum.Restated(axis, unit, acquisition, warnings);
    }

    private static AxisUnit SettledAxis(Spectrum spectrum, IndexEntry? index, ImmutableArray<SpectrumWarning>.Builder warnings)
    {
        AxisUnit stated = spectrum.Axis.Unit;
        AxisUnit indexed = index?.AxisUnit ?? AxisUnit.NotStated;
        if (stated == AxisUnit.NotStated)
        {
            return indexed == AxisUnit.NotStated ? UnitInference.Axis(spectrum, warnings) : indexed;
        }

        if (indexed != AxisUnit.NotStated && indexed != stated)
        {
            warnings.Add(Differs("axis unit", stated.Id, indexed.Id));
        }

        return stated;
    }

    private static OrdinateUnit SettledOrdinate(Spectrum spectrum, AxisUnit axis, IndexEntry? index, ImmutableArray<SpectrumWarning>.Builder warnings)
    {
        OrdinateUnit stated = spectrum.Unit;
        OrdinateUnit indexed = index?.Unit ?? OrdinateUnit.NotStated;
        if (stated == OrdinateUnit.NotStated)
        {
            return indexed == OrdinateUnit.NotStated ? UnitInference.Ordinate(spectrum, axis, warnings) : indexed;
        }

        if (indexed != OrdinateUnit.NotStated && indexed != stated)
        {
            warnings.Add(Differs("ordinate unit", stated.Id, indexed.Id));
        }

        return stated;
    }

    private static Acquisition Filled(Acquisition acquisition, IndexEntry index, ImmutableArray<SpectrumWarning>.Builder warnings)
    {
        Technique indexed = TechniqueWords.Parse(index.TechniqueStated);
        bool silent = acquisition.Technique == Technique.NotStated;
        if (!silent && indexed != Technique.NotStated && indexed != acquisition.Technique)
        {
            warnings.Add(Differs("technique", acquisition.TechniqueStated ?? acquisition.Technique.ToString(), index.TechniqueStated!));
        }

        if (acquisition.Cas is { } cas && index.Cas is { } indexedCas && CasDigits(cas) != CasDigits(indexedCas))
        {
            warnings.Add(Differs("CAS number", cas, indexedCas));
        }

        return acquisition with
        {
            Title = acquisition.Title ?? index.Name,
            Cas = acquisition.Cas ?? index.Cas,
            Technique = silent ? indexed : acquisition.Technique,
            TechniqueStated = acquisition.TechniqueStated ?? index.TechniqueStated,
        };
    }

    private static SpectrumWarning Differs(string what, string file, string index) =>
        new("index-differs", $"The file states the {what} as '{file}' but the index as '{index}': the file's own statement was taken.");

    // Some sources write CAS numbers without dashes or with leading zeros.
    private static string CasDigits(string cas) => string.Concat(cas.Where(char.IsAsciiDigit)).TrimStart('0');
}
