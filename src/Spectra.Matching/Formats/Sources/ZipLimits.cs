namespace Spectra.Formats.Sources;

/// <summary>How far an archive may expand; beyond, the whole archive is refused.</summary>
internal static class ZipLimits
{
    /// <summary>The most entries.</summary>
    public const int Entries = 200_000;

    /// <summary>The longest name of an entry, in bytes.</summary>
    public const int NameBytes = 1024;

    /// <summary>The largest directory, in bytes.</summary>
    public const long DirectoryBytes = 32 * 1024 * 1024;

    /// <summary>The most inflated bytes of one entry.</summary>
    public const long EntryBytes = SpectrumReader.MaximumFileBytes;

    /// <summary>The most inflated bytes of all entries together.</summary>
    public const long TotalBytes = 2L * 1024 * 1024 * 1024;

    /// <summary>The most inflated bytes for one byte in the archive, for entries above <see cref="RatioFromBytes"/>.</summary>
    public const long Ratio = 200;

    /// <summary>Below this size no ratio can hurt.</summary>
    public const long RatioFromBytes = 1024 * 1024;
}
