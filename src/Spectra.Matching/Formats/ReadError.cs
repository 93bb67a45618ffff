namespace Spectra.Formats;

/// <summary>A refusal to read, as a value.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Message">One sentence: what is wrong, where in the file, what was expected.</param>
public sealed record ReadError(ReadErrorCode Code, string Message)
{
    /// <summary>The code as the contract spells it, for example <c>count-mismatch</c>.</summary>
    public string Id => Code switch
    {
        ReadErrorCode.NotASpectrum => "not-a-spectrum",
        ReadErrorCode.Truncated => "truncated",
        ReadErrorCode.CountMismatch => "count-mismatch",
        ReadErrorCode.UnsupportedVariant => "unsupported-variant",
        ReadErrorCode.NoData => "no-data",
        ReadErrorCode.TooLarge => "too-large",
        ReadErrorCode.UnsafeArchive => "unsafe-archive",
        ReadErrorCode.UnitUnknown => "unit-unknown",
        ReadErrorCode.Unreadable => "unreadable",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
