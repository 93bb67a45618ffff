namespace Spectra.Formats;

/// <summary>What came of reading a file: its spectra, or the reason why not.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>The file was read.</summary>
    /// <param name="File">Its spectra.</param>
    public sealed record Accepted(SpectrumFile File) : ReadResult;

    /// <summary>The file was refused.</summary>
    /// <param name="Error">The reason.</param>
    public sealed record Refused(ReadError Error) : ReadResult;
}
