using System.Security.Cryptography;
using Spectra.Libraries.Importing;

namespace Spectra.Matching.Tests.Libraries.Importing;

public sealed class OriginalStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-originals-").FullName;

    [Fact]
    public void AnOriginalIsFoundByItsHashAndAddingItAgainChangesNothing()
    {
        OriginalStore store = new(_folder);
        byte[] content = [1, 2, 3];

        string sha256 = store.Add(content);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), sha256);
        Assert.Equal(sha256, store.Add(content));
        Assert.Equal(content, store.Open(sha256));
        Assert.Equal([Path.Combine(_folder, sha256[..2], sha256)], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void AnAlteredOriginalIsRefusedAndMendedWhenItIsAddedAgain()
    {
        OriginalStore store = new(_folder);
        string sha256 = store.Add("a spectrum"u8);
        File.WriteAllText(Path.Combine(_folder, sha256[..2], sha256), "a spectruM");

        Assert.Contains("altered", Assert.Throws<OriginalException>(() => store.Open(sha256)).Message, StringComparison.Ordinal);

        store.Add("a spectrum"u8);

        Assert.Equal("a spectrum"u8.ToArray(), store.Open(sha256));
    }

    [Fact]
    public void AMissingOriginalIsSaidToBeMissing()
    {
        OriginalStore store = new(_folder);
        string nowhere = new('a', 64);

        Assert.False(store.Contains(nowhere));
        Assert.Contains("is not in", Assert.Throws<OriginalException>(() => store.Open(nowhere)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => store.Open("../../etc/passwd"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
