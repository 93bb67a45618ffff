namespace Spectra.Service.Substances;

/// <summary>That finding a substance raises an alert, and by which rule.</summary>
/// <param name="Class">What the alert is about.</param>
/// <param name="Reason">The rule that applied, with the value it applied to.</param>
public sealed record SubstanceAlert(AlertClass Class, string Reason)
{
    /// <summary>The id of the class: energetic, cwc, toxic, controlled or precursor.</summary>
    public string ClassId => Class switch
    {
        AlertClass.Energetic => "energetic",
        AlertClass.ChemicalWeapon => "cwc",
        AlertClass.Toxic => "toxic",
        AlertClass.Controlled => "controlled",
        AlertClass.Precursor => "precursor",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
