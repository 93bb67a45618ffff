using Microsoft.Win32.SafeHandles;

namespace Spectra.Libraries.Speclib;

/// <summary>Compares the blocks of a file with their checksums, each once, before anything is made of what they hold. Thread-safe.</summary>
internal sealed class BlockGuard(SpeclibMemory memory, SpeclibHeader header, string path)
{
    private readonly SpeclibPart _checksums = header.Part(SpeclibHeader.ChecksumPart);
    private readonly bool[] _isSound = new bool[SpeclibHeader.Blocks(header.Part(SpeclibHeader.ChecksumPart).Offset)];

    /// <summary>Makes sure of a range of the file.</summary>
    /// <exception cref="LibraryAlteredException">A block of it is not what was written.</exception>
    public void Touch(long offset, long length)
    {
        long last = (offset + length - 1 - SpeclibHeader.Size) / BlockChecksum.BlockSize;
        for (long block = (offset - SpeclibHeader.Size) / BlockChecksum.BlockSize; block <= last; block++)
        {
            if (!_isSound[block])
            {
                long start = SpeclibHeader.Size + (block * BlockChecksum.BlockSize);
                Compare((int)block, memory.Span<byte>(start, (int)Math.Min(BlockChecksum.BlockSize, _checksums.Offset - start)));
            }
        }
    }

    /// <summary>Makes sure of the whole file, read past the mapping so that its pages do not count as this process's memory.</summary>
    /// <exception cref="LibraryAlteredException">A block is not what was written.</exception>
    public void TouchAll(SafeFileHandle file)
    {
        const int BlocksAtOnce = 16;
        int turns = (_isSound.Length + BlocksAtOnce - 1) / BlocksAtOnce;
        _ = Parallel.For(0, turns, () => new byte[BlocksAtOnce * BlockChecksum.BlockSize], (turn, _, buffer) =>
        {
            int first = turn * BlocksAtOnce;
            long start = SpeclibHeader.Size + ((long)first * BlockChecksum.BlockSize);
            Span<byte> bytes = buffer.AsSpan(0, (int)Math.Min(buffer.Length, _checksums.Offset - start));
            ReadAll(file, bytes, start);
            for (int i = 0; i * BlockChecksum.BlockSize < bytes.Length; i++)
            {
                Compare(first + i, bytes[(i * BlockChecksum.BlockSize)..Math.Min(bytes.Length, (i + 1) * BlockChecksum.BlockSize)]);
            }

            return buffer;
        }, _ => { });
    }

    private void ReadAll(SafeFileHandle file, Span<byte> bytes, long offset)
    {
        for (int read = 0; read < bytes.Length;)
        {
            int more = RandomAccess.Read(file, bytes[read..], offset + read);
            read += more > 0 ? more : throw new LibraryAlteredException($"The library '{path}' is refused: it was cut off while it was read.");
        }
    }

    private void Compare(int block, ReadOnlySpan<byte> bytes)
    {
        Span<byte> checksum = stackalloc byte[BlockChecksum.Size];
        BlockChecksum.Of(bytes, checksum);
        if (!checksum.SequenceEqual(memory.Span<byte>(_checksums.Offset + ((long)block * BlockChecksum.Size), BlockChecksum.Size)))
        {
            long start = SpeclibHeader.Size + ((long)block * BlockChecksum.BlockSize);
            long end = start + bytes.Length;
            SpeclibPart? part = header.Parts.FirstOrDefault(part => part.Offset < end && part.Offset + part.Length > start);
            throw new LibraryAlteredException($"The library '{path}' is refused: part '{part?.Name}' was altered since it was built: copy the file again from where it came from.");
        }

        _isSound[block] = true;
    }
}
