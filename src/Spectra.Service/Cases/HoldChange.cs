namespace Spectra.Service.Cases;

/// <summary>What happened to a legal hold.</summary>
internal enum HoldChange
{
    /// <summary>Nothing of the case may be disposed of.</summary>
    Placed,

    /// <summary>It may again.</summary>
    Lifted,
}
