using System.Globalization;
using Spectra.Service.Api;
using Spectra.Service.Seizures;
using Spectra.Service.Seizures.Numbers;
using Spectra.Service.Seizures.Techniques;

namespace Spectra.Service.Exhibits;

/// <summary>What exhibits and confirmations must be, as first recorded and after every correction.</summary>
internal static class ExhibitRules
{
    /// <summary>What is wrong with an exhibit, a member at a time.</summary>
    public static RequestFaults FaultsOf(Exhibit exhibit)
    {
        RequestFaults faults = new RequestFaults()
            .Add("code", exhibit.Code, ExhibitCode.Fault)
            .Add("quantityUnit", exhibit.QuantityUnit is null && (exhibit.GrossQuantity ?? exhibit.NetQuantity) is not null ? "A quantity has no unit." : null)
            .Add("quantityUnit", exhibit.QuantityUnit, static unit => QuantityUnit.Find(unit) is null ? $"'{unit}' is no unit: expected one of {string.Join(", ", QuantityUnit.All.Select(static known => known.Id))}." : null)
            .Add("netQuantity", exhibit is { GrossQuantity: { } gross, NetQuantity: { } net } && net > gross ? string.Create(CultureInfo.InvariantCulture, $"The net quantity {net} is more than the gross {gross}.") : null)
            .Add("packages", exhibit.Packages is < 1 ? "An exhibit of packages has at least one." : null);
        foreach (string seal in exhibit.Seals)
        {
            faults.Add("seals", SealNumber.Fault(seal));
        }

        return faults;
    }

    /// <summary>What is wrong with a confirmation, a member at a time.</summary>
    public static RequestFaults FaultsOf(Confirmation confirmation)
    {
        RequestFaults faults = new RequestFaults()
            .Add("technique", AnalyticalTechnique.Fault(confirmation.Technique))
            .Add("ids", confirmation.Result == ConfirmationResult.Positive && confirmation.Ids.IsEmpty ? "A positive result names at least one substance." : null);
        foreach (string id in confirmation.Ids.Where(static id => id.Count(static c => c == '-') == 2 && id.All(static c => char.IsAsciiDigit(c) || c == '-')))
        {
            faults.Add("ids", CasText.Fault(id));
        }

        return faults;
    }
}
