namespace Spectra.Matching.Tests.Support;

/// <summary>The folder of real evaluation files, which are never part of the repository.</summary>
internal static class CorpusFolder
{
    /// <summary>The folder: SPECTRA_CORPUS, else <c>../shared/corpus</c> beside the repository; null where neither is there.</summary>
    public static string? Path { get; } = Find();

    /// <summary>A file or folder of the corpus.</summary>
    public static string At(params string[] parts) => System.IO.Path.Combine([Path ?? throw new InvalidOperationException("The corpus is absent."), .. parts]);

    private static string? Find()
    {
        string? stated = Environment.GetEnvironmentVariable("SPECTRA_CORPUS");
        string? folder = stated ?? (RepositoryRoot() is { } root ? System.IO.Path.Combine(root, "..", "shared", "corpus") : null);
        return folder is not null && File.Exists(System.IO.Path.Combine(folder, "formats", "expected.csv")) ? System.IO.Path.GetFullPath(folder) : null;
    }

    private static string? RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Spectra.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
