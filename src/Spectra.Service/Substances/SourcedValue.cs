namespace Spectra.Service.Substances;

/// <summary>A fact with where it comes from.</summary>
/// <param name="Text">The value as the source has it.</param>
/// <param name="Source">The source in the words of the reference file.</param>
/// <param name="IsVerified">False where the reference file marks it as unverified or from background knowledge.</param>
public sealed record SourcedValue(string Text, string Source, bool IsVerified)
{
    /// <summary>The value, followed by "(unverified)" where it is.</summary>
    public string Shown => IsVerified ? Text : $"{Text} (unverified)";
}
