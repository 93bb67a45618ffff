namespace Spectra.Roles;

/// <summary>What a measurement's role rests on.</summary>
public enum RoleBasis
{
    /// <summary>The file or the device says so.</summary>
    Stated,

    /// <summary>Concluded from the spectrum itself.</summary>
    Inferred,
}
