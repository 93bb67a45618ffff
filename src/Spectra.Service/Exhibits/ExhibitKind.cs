namespace Spectra.Service.Exhibits;

/// <summary>What an exhibit is.</summary>
internal enum ExhibitKind
{
    /// <summary>A container or vehicle.</summary>
    Container,

    /// <summary>A package in it.</summary>
    Package,

    /// <summary>The substance or object itself.</summary>
    Item,

    /// <summary>A part taken of an item.</summary>
    SubSample,
}
