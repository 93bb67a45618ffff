namespace Spectra.Formats.Sources;

/// <summary>One thing found under a path: a file's content, or the reason why there is none.</summary>
public abstract record SourceItem
{
    private SourceItem(string name) => Name = name;

    /// <summary>The name relative to the path given, with <c>/</c>; the file's own name when the path is a file; within an archive in a folder <c>a.zip/entry</c>.</summary>
    public string Name { get; }

    /// <summary>A file that may be read.</summary>
    public sealed record File : SourceItem
    {
        internal File(string name, ReadOnlyMemory<byte> content, IndexEntry? index)
            : base(name) => (Content, Index) = (content, index);

        /// <summary>The whole content.</summary>
        public ReadOnlyMemory<byte> Content { get; }

        /// <summary>What an <c>index.csv</c> states about the file; null where there is none.</summary>
        public IndexEntry? Index { get; }
    }

    /// <summary>A file, folder or whole archive that was refused.</summary>
    public sealed record Refused : SourceItem
    {
        internal Refused(string name, ReadError error)
            : base(name) => Error = error;

        /// <summary>The reason.</summary>
        public ReadError Error { get; }
    }
}
