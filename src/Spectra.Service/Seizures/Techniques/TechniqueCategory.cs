namespace Spectra.Service.Seizures.Techniques;

/// <summary>How much a technique tells substances apart, by SWGDRUG and ASTM E2329.</summary>
internal enum TechniqueCategory
{
    /// <summary>Selective through structural information: needs one more technique on other properties.</summary>
    A,

    /// <summary>Selective through physical or chemical characteristics.</summary>
    B,

    /// <summary>General or class information only.</summary>
    C,
}
