namespace Spectra.Driver.Profiles;

/// <summary>What a field of a catalogue line states.</summary>
public enum CatalogueField
{
    /// <summary>Something not used here.</summary>
    Ignored,

    /// <summary>The record's id.</summary>
    Id,

    /// <summary>Its name.</summary>
    Name,

    /// <summary>Its size in bytes.</summary>
    Bytes,

    /// <summary>When it was measured, by the device's clock.</summary>
    Time,

    /// <summary>What it is for.</summary>
    Role,

    /// <summary>The sample name that was typed in.</summary>
    Sample,

    /// <summary>The SHA-256 of its content, hexadecimal.</summary>
    Sha256,

    /// <summary>The CRC-32 of its content, hexadecimal.</summary>
    Crc32,
}
