using Spectra.Service.Commands;

namespace Spectra.Service.Libraries.Importing;

/// <summary>Where a data folder keeps what its governed libraries are made of.</summary>
internal static class GovernedFolder
{
    /// <summary>The originals of all libraries, by hash.</summary>
    public static string Originals(string data) => Path.Combine(Root(data), "originals");

    /// <summary>The imports of a library.</summary>
    public static string Imports(string data, string library) => Path.Combine(Root(data), library, "imports");

    /// <summary>One import of a library.</summary>
    public static string Import(string data, string library, string import) => Path.Combine(Imports(data, library), import);

    /// <summary>Whether a name can be that of a library: it becomes that of a folder and of a file.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 64 && name != "originals" && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static string Root(string data) => Path.Combine(DataFolder.LibrariesFolder(data), "governed");
}
