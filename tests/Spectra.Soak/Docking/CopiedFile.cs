namespace Spectra.Soak.Docking;

/// <summary>A file on a stick, perhaps still being copied there.</summary>
/// <param name="content">What it is when it is whole.</param>
internal sealed class CopiedFile(byte[] content)
{
    /// <summary>What it is when it is whole.</summary>
    public byte[] Content => content;

    /// <summary>How much of it is there.</summary>
    public int Written { get; set; }

    /// <summary>Whether it is there to its end.</summary>
    public bool IsWhole => Written == content.Length;

    /// <summary>Whether it was cut off for good, so that it may be no spectrum.</summary>
    public bool IsCutOff { get; init; }
}
