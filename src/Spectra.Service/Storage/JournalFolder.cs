namespace Spectra.Service.Storage;

/// <summary>Where the journals of the lines lie beside the record; the end of each session in the record holds its journal's SHA-256.</summary>
internal static class JournalFolder
{
    /// <summary>The folder in the data folder.</summary>
    public const string Name = "journals";

    /// <summary>The ending of a journal's file name; before it stands the session's id.</summary>
    public const string Extension = ".jsonl";

    /// <summary>Where the journal of a session is.</summary>
    public static string PathOf(string dataFolder, Guid session) => Path.Combine(dataFolder, Name, $"{session}{Extension}");
}
