namespace Spectra.Libraries.Speclib;

/// <summary>The values of a part as they lie in the mapped file, verified when they are first looked at. Thread-safe.</summary>
internal sealed class MappedArray<T>(SpeclibMemory memory, BlockGuard? guard, SpeclibPart part, int count)
    where T : unmanaged
{
    private volatile bool _isVerified;

    /// <summary>How many values there are.</summary>
    public int Length => count;

    /// <summary>The values: valid until the file is closed.</summary>
    /// <exception cref="LibraryAlteredException">They are not what was written.</exception>
    public ReadOnlySpan<T> Span
    {
        get
        {
            if (!_isVerified && count > 0)
            {
                guard?.Touch(part.Offset, part.Length);
                _isVerified = true;
            }

            return memory.Span<T>(part.Offset, count);
        }
    }
}
