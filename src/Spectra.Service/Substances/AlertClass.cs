namespace Spectra.Service.Substances;

/// <summary>What an alert is about. The kebab-case ids of <see cref="SubstanceAlert.ClassId"/> are part of the command-line contract.</summary>
public enum AlertClass
{
    /// <summary><c>energetic</c>: explosives, their components and taggants, and oxidisers that can explode by themselves.</summary>
    Energetic,

    /// <summary><c>cwc</c>: named by a schedule of the Chemical Weapons Convention.</summary>
    ChemicalWeapon,

    /// <summary><c>toxic</c>: poisonous by transport class, harmonised classification or kind.</summary>
    Toxic,

    /// <summary><c>controlled</c>: named by a drug treaty, a drug, or controlled in many countries.</summary>
    Controlled,

    /// <summary><c>precursor</c>: named by the 1988 Convention, a salt of such a substance, or a known designer precursor.</summary>
    Precursor,
}
