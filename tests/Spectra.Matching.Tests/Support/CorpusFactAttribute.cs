namespace Spectra.Matching.Tests.Support;

/// <summary>A fact that needs the evaluation corpus; skipped, and listed as such, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute()
    {
        if (CorpusFolder.Path is null)
        {
            Skip = "The evaluation corpus is absent: set SPECTRA_CORPUS to its folder.";
        }
    }
}
