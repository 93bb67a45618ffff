namespace Spectra.Libraries.Speclib;

/// <summary>The values of a part, verified once, as they lie in the mapped file.</summary>
internal readonly struct MappedArray<T>(SpeclibMemory memory, long offset, int count)
    where T : unmanaged
{
    /// <summary>The values: valid until the file is closed.</summary>
    public ReadOnlySpan<T> Span => memory.Span<T>(offset, count);
}
