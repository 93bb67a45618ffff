namespace Spectra.Formats;

/// <summary>Why a file could not be read. The kebab-case ids are part of the command-line contract.</summary>
public enum ReadErrorCode
{
    /// <summary><c>not-a-spectrum</c>: the content is not of any format known here.</summary>
    NotASpectrum,

    /// <summary><c>truncated</c>: the file ends before what it declares.</summary>
    Truncated,

    /// <summary><c>count-mismatch</c>: the declared and the found number of points differ.</summary>
    CountMismatch,

    /// <summary><c>unsupported-variant</c>: a known format in a variant that is not read.</summary>
    UnsupportedVariant,

    /// <summary><c>no-data</c>: a spectrum file without a single ordinate.</summary>
    NoData,

    /// <summary><c>too-large</c>: beyond the limits for one file.</summary>
    TooLarge,

    /// <summary><c>unsafe-archive</c>: an archive that climbs out, or expands beyond the limits.</summary>
    UnsafeArchive,

    /// <summary><c>unit-unknown</c>: neither stated nor inferable, so the numbers can't be compared with anything.</summary>
    UnitUnknown,

    /// <summary><c>unreadable</c>: the file or folder itself can't be opened: permissions, gone, a link to nowhere.</summary>
    Unreadable,
}
