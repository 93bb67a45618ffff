namespace Spectra.Driver.Profiles;

/// <summary>One thing that is wrong in a profile's file.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Path">Where in the file, as a JSON path: <c>$.protocol.read</c>; <c>$</c> for the file as a whole.</param>
/// <param name="Sentence">What is wrong there and what was expected.</param>
public sealed record ProfileFault(string File, string Path, string Sentence)
{
    /// <summary>All of it in one line.</summary>
    public override string ToString() => $"{File}: {Path}: {Sentence}";
}
