namespace Spectra.Driver.Docking;

/// <summary>What came of connecting to a device.</summary>
internal abstract record SourceOpening
{
    private SourceOpening()
    {
    }

    /// <summary>The device is there.</summary>
    /// <param name="Source">The device; the caller closes it.</param>
    /// <param name="Basis">What its profile rests on; null for a folder.</param>
    public sealed record Opened(IRecordSource Source, string? Basis) : SourceOpening;

    /// <summary>It can't be docked.</summary>
    /// <param name="Sentence">Why, for a person.</param>
    public sealed record Refused(string Sentence) : SourceOpening;

    /// <summary>The caller called it off.</summary>
    public sealed record Cancelled : SourceOpening;
}
