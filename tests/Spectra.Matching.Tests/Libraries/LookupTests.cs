using Spectra.Libraries;
using Spectra.Libraries.Speclib;
using Spectra.Matching.Tests.Support;

namespace Spectra.Matching.Tests.Libraries;

public sealed class LookupTests : IDisposable
{
    private readonly MadeLibraries _made = new();

    /// <summary>Of the empty text the offset basis of FNV-1a (64 bits); of "a" in UTF-16 the two steps by hand.</summary>
    [Fact]
    public void TheHashIsFnv1A()
    {
        Assert.Equal(0xcbf29ce484222325, TextIndex.Hash(""));
        Assert.Equal(unchecked((((0xcbf29ce484222325 ^ 'a') * 0x100000001b3) ^ 0) * 0x100000001b3), TextIndex.Hash("a"));
    }

    [Fact]
    public void TextsOfOneHashAreAllOffered()
    {
        ulong[] index = TextIndex.Of([(TextIndex.Hash("x"), 7), (TextIndex.Hash("y"), 1), (TextIndex.Hash("x"), 2)]);

        Assert.Equal([2, 7], TextIndex.Find(index, "x"));
        Assert.Equal([1], TextIndex.Find(index, "y"));
        Assert.Empty(TextIndex.Find(index, "z"));
        Assert.Empty(TextIndex.Find([], "x"));
    }

    [Fact]
    public void EntriesAndSubstancesAreFoundByWhatTheyAreCalled()
    {
        ReferenceLibrary library = _made.Of(
            Enumerable.Range(0, 30).Select(i => (MadeLibraries.Reference($"r{i}", $"Substance\nof two lines {i % 20}", i % 20 == 7 ? "78-11-5" : null), Some.Spectrum(i))), survey: null);

        Assert.Equal(20, library.Substances.Count);
        for (int row = 0; row < 30; row++)
        {
            ReferenceSpectrum reference = library.References[row];
            Assert.Equal(row, library.References.Find($"r{row}"));
            Assert.Equal(row, library.References.IndexOf(reference));
            Assert.Equal(reference.Substance, library.Substances[library.Substances.OfRows[row]]);
            Assert.Equal(library.Substances.OfRows[row], library.Substances.Find(reference.Substance.Key));
        }

        Assert.Equal([7, 27], library.Substances.RowsOf(library.Substances.Find("cas:78-11-5")));
        Assert.Equal(-1, library.References.Find("r30"));
        Assert.Equal(-1, library.References.IndexOf(library.References[3] with { Phase = "gas" }));
        Assert.Equal(-1, library.Substances.Find("name:nothing"));
    }

    public void Dispose() => _made.Dispose();
}
