namespace Spectra.Service.Storage;

/// <summary>What came of adding to the record.</summary>
internal abstract record Appending
{
    private Appending()
    {
    }

    /// <summary>It is recorded.</summary>
    /// <param name="Id">The new row's id.</param>
    public sealed record Done(Guid Id) : Appending;

    /// <summary>What it was to be added to is not there.</summary>
    /// <param name="Sentence">What is missing, for a person.</param>
    public sealed record NotFound(string Sentence) : Appending;

    /// <summary>It contradicts what is recorded; nothing was.</summary>
    /// <param name="Sentence">What stands against it and what to do, for a person.</param>
    public sealed record Refused(string Sentence) : Appending;
}
