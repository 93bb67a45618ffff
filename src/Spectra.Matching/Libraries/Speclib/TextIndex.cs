using System.Runtime.InteropServices;

namespace Spectra.Libraries.Speclib;

/// <summary>A part by which a text's number is found without reading every text: pairs of u64 hash and u64 number, by hash, then number.</summary>
/// <remarks>The hash only narrows the search down: two texts can share one, so whoever asks compares the texts.</remarks>
internal static class TextIndex
{
    /// <summary>The part for texts and their numbers.</summary>
    public static ulong[] Of(IEnumerable<(ulong Hash, int Number)> entries)
    {
        (ulong Hash, int Number)[] sorted = [.. entries];
        Array.Sort(sorted);
        ulong[] index = new ulong[2 * sorted.Length];
        for (int i = 0; i < sorted.Length; i++)
        {
            (index[2 * i], index[(2 * i) + 1]) = (sorted[i].Hash, (ulong)sorted[i].Number);
        }

        return index;
    }

    /// <summary>The numbers that a text can have, ascending.</summary>
    public static IReadOnlyList<int> Find(ReadOnlySpan<ulong> index, string text)
    {
        ulong hash = Hash(text);
        (int low, int high) = (0, index.Length / 2);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = index[2 * middle] < hash ? (middle + 1, high) : (low, middle);
        }

        List<int> found = [];
        for (; low < index.Length / 2 && index[2 * low] == hash; low++)
        {
            found.Add((int)index[(2 * low) + 1]);
        }

        return found;
    }

    /// <summary>FNV-1a, 64 bits (draft-eastlake-fnv), over the UTF-16 code units of a text, low byte first.</summary>
    public static ulong Hash(string text)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (byte part in MemoryMarshal.AsBytes(text.AsSpan()))
        {
            hash = (hash ^ part) * 0x100000001b3;
        }

        return hash;
    }
}
