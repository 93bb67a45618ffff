namespace Spectra.Libraries;

/// <summary>What two substances that infrared confuses have to do with each other.</summary>
public enum ConfusionKind
{
    /// <summary>Base, salt, hydrate, form or mirror image of one parent.</summary>
    Family,

    /// <summary>The same groups in other places, as far as the names tell.</summary>
    PositionalIsomer,

    /// <summary>Anything else: homologues, relatives, chance, or one curve under two names.</summary>
    Other,
}
