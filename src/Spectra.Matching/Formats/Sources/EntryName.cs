namespace Spectra.Formats.Sources;

/// <summary>Judges the names inside archives and indexes before anything is done with them.</summary>
internal static class EntryName
{
    /// <summary>Why a name is dangerous, as the end of a sentence "a name that ..."; null when it is not.</summary>
    public static string? Danger(string name)
    {
        if (name.Length == 0)
        {
            return "is empty";
        }

        if (name.Any(char.IsControl))
        {
            return "has control characters";
        }

        if (name[0] is '/' or '\\')
        {
            return "is absolute";
        }

        if (name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0]))
        {
            return "names a drive";
        }

        return name.Split('/', '\\').Contains("..") ? "climbs out with '..'" : null;
    }

    /// <summary>Whether it is something that systems and viewers leave behind rather than a file a person put there.</summary>
    public static bool IsLitter(string name) => name.Split('/').Any(part => part.StartsWith('.') || part is "__MACOSX" or "Thumbs.db" or "desktop.ini");
}
