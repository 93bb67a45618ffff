namespace Spectra.Service.Libraries.Releases;

/// <summary>What becomes of an entry in the releases to come.</summary>
internal enum EntryFate
{
    /// <summary>It is taken though the import quarantined it.</summary>
    Released,

    /// <summary>It is taken out, or not taken.</summary>
    Withdrawn,
}
