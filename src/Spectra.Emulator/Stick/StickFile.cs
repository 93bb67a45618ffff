namespace Spectra.Emulator.Stick;

/// <summary>A file of the stick.</summary>
/// <param name="Path">Its path on the stick, with slashes.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="At">When the detector wrote it, by its own clock.</param>
/// <param name="Truth">What it really is; empty for a file that is no measurement.</param>
internal sealed record StickFile(string Path, byte[] Content, DateTime At, params IReadOnlyList<Truth> Truth)
{
    /// <summary>The sample name that was typed in; empty where there is none.</summary>
    public string Sample { get; init; } = "";
}
