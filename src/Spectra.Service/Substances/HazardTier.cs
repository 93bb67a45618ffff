namespace Spectra.Service.Substances;

/// <summary>How bad a hazard is for the person who stands beside the sample, worst first. The order decides which of several rows is shown first.</summary>
public enum HazardTier
{
    /// <summary>Detonates from the handling itself.</summary>
    PrimaryExplosive,

    /// <summary>Can detonate or burns explosively.</summary>
    Explosive,

    /// <summary>Named by the Chemical Weapons Convention.</summary>
    ChemicalWeapon,

    /// <summary>A breath of it poisons.</summary>
    ToxicByInhalation,

    /// <summary>Fatal in small amounts by mouth or skin.</summary>
    HighlyToxic,

    /// <summary>Poisonous.</summary>
    Toxic,

    /// <summary>Nothing is known: never ranked below a lesser hazard that is known.</summary>
    NotKnown,

    /// <summary>Burns or gives off gas with water or air.</summary>
    WaterOrAirReactive,

    /// <summary>Makes other things burn.</summary>
    Oxidiser,

    /// <summary>Destroys skin and eyes.</summary>
    Corrosive,

    /// <summary>Burns.</summary>
    Flammable,

    /// <summary>Harms by long or repeated exposure.</summary>
    Chronic,

    /// <summary>A gas under pressure, or a hazard named only by its GHS codes or by class 9.</summary>
    Other,
}
