using static Spectra.Performance.CheckMeasurement;

namespace Spectra.Performance;

/// <summary>How much light the single beam has left where it has least.</summary>
internal static class EnergyFigures
{
    private const string Unit = "share of the maximum";

    /// <summary>One figure a limit; not assessable without a single-beam background.</summary>
    public static IEnumerable<PerformanceFigure> Of(PerformanceCriteria criteria, Spectrum? background) => criteria.Energies.Select(limit => Of(limit, background));

    private static PerformanceFigure Of(EnergyLimit limit, Spectrum? background)
    {
        string where = $"{Text(limit.Region.From, "F0")} to {Text(limit.Region.To, "F0")} cm-1";
        string name = $"Energy at {where}";
        if (background is null || background.Unit != OrdinateUnit.SingleBeam || !background.Axis.Unit.IsOptical)
        {
            return PerformanceFigure.Unknown(name, Unit, $"The energy at {where} was not judged: {(background is null ? "no background was given" : "the background is not a single beam")}.");
        }

        (double maximum, double sum, int count) = (0, 0, 0);
        (double first, double last) = (double.PositiveInfinity, double.NegativeInfinity);
        for (int i = 0; i < background.Count; i++)
        {
            double wavenumber = Wavenumber.From(background.Axis.Positions[i], background.Axis.Unit).PerCentimetre;
            double ordinate = background.Ordinates[i];
            if (double.IsNaN(ordinate) || !double.IsFinite(wavenumber))
            {
                continue;
            }

            (first, last) = (Math.Min(first, wavenumber), Math.Max(last, wavenumber));
            maximum = Math.Max(maximum, ordinate);
            bool isInside = wavenumber >= limit.Region.From && wavenumber <= limit.Region.To;
            (sum, count) = isInside ? (sum + ordinate, count + 1) : (sum, count);
        }

        // An instrument that ends within the region is judged by what it has of it.
        if (count < 3 || maximum <= 0)
        {
            return PerformanceFigure.Unknown(name, Unit, $"The energy at {where} was not judged: the background {(maximum <= 0 ? "has no light" : $"reaches from {Text(first, "F0")} to {Text(last, "F0")} cm-1 only")}.");
        }

        double share = sum / count / maximum;
        return PerformanceFigure.Of(name, share, Unit, limit.LeastShare, null, passes =>
            $"The single beam has {Text(100 * share, "F1")} % of its maximum at {where}, {(passes ? "at least" : "less than")} {Text(100 * limit.LeastShare, "G3")} %."
            + (passes ? "" : " Clean the crystal and windows and check the humidity indicator; if it stays low, the source or the alignment is failing."));
    }
}
