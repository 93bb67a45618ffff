using CsCheck;
using Spectra.Libraries;
using Spectra.Matching.Tests.Support;
using Spectra.Preprocessing;

namespace Spectra.Matching.Tests.Libraries;

public sealed class SpeclibTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spectra-speclib-").FullName;

    [Fact]
    public void WhatWasWrittenIsReadBack()
    {
        ReferenceSpectrum reference = new("id-1", Substance.Of("PETN", "78-11-5"), Technique.Atr, "solid", "own measurement", "absorbance", false, new string('a', 64));
        string path = Build("petn.speclib", reference);

        using ReferenceLibrary library = Open(path);

        Assert.Equal(("petn", "7", SpectralGrid.Standard), (library.Name, library.Release, library.Grid));
        Assert.Equal(reference, Assert.Single(library.References));
    }

    [Fact]
    public void TheSameEntriesGiveTheSameBytes() =>
        Assert.Equal(File.ReadAllBytes(Build("a.speclib", Reference("x"))), File.ReadAllBytes(Build("a2.speclib", Reference("x"))));

    [Fact]
    public void ATruncatedLibraryIsRefusedWithBothLengths()
    {
        string path = Build("short.speclib", Reference("x"));
        long length = new FileInfo(path).Length;
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(length - 1);
        }

        Assert.Contains($"{length - 1:N0} bytes where its header declares {length:N0}", Refusal(path), StringComparison.Ordinal);
    }

    [Fact]
    public void AnyAlteredByteIsFound()
    {
        string path = Build("altered.speclib", Reference("x"));
        byte[] bytes = File.ReadAllBytes(path);
        Gen.Int[0, bytes.Length - 1].Sample(at =>
        {
            byte[] altered = [.. bytes];
            altered[at] ^= 0x10;
            string copy = Path.Combine(_folder, $"copy-{at}.speclib");
            File.WriteAllBytes(copy, altered);
            Assert.True(Refusal(copy).Contains("refused", StringComparison.Ordinal), $"byte {at}");
            File.Delete(copy);
        }, iter: 200, threads: 1);
    }

    [Fact]
    public void ANewerLibrarySaysThatSpectraMustBeUpdated()
    {
        string path = Build("newer.speclib", Reference("x"));
        byte[] bytes = File.ReadAllBytes(path);
        bytes[8]++;
        File.WriteAllBytes(path, bytes);

        Assert.Contains("update Spectra", Refusal(path), StringComparison.Ordinal);
    }

    [Fact]
    public void AnOlderLibrarySaysThatItMustBeBuiltAgain()
    {
        string path = Build("older.speclib", Reference("x"));
        byte[] bytes = File.ReadAllBytes(path);
        bytes[8]--;
        File.WriteAllBytes(path, bytes);

        Assert.Contains("build the library again", Refusal(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("##TITLE= not a library")]
    public void SomethingElseIsRefused(string content)
    {
        string path = Path.Combine(_folder, "else.speclib");
        File.WriteAllText(path, content);

        Assert.Contains("not a .speclib file", Refusal(path), StringComparison.Ordinal);
    }

    [Fact]
    public void AnAbandonedBuildLeavesTheOldLibraryAndNoScraps()
    {
        string path = Build("kept.speclib", Reference("x"));
        byte[] before = File.ReadAllBytes(path);
        using (LibraryWriter writer = new(path, "kept", "8", PreprocessingRecipe.Standard(SpectralGrid.Standard)))
        {
            writer.Add(Reference("y"), Some.Prepared(Some.Spectrum(seed: 2)));
        }

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder, "kept*"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ReferenceSpectrum Reference(string id) => new(id, Substance.Of(id, null), Technique.NotStated, null, null, "absorbance", false, null);

    private static ReferenceLibrary Open(string path) => Assert.IsType<LibraryOpening.Opened>(ReferenceLibrary.Open(path)).Library;

    private static string Refusal(string path) => Assert.IsType<LibraryOpening.Refused>(ReferenceLibrary.Open(path)).Reason;

    private string Build(string name, ReferenceSpectrum reference)
    {
        string path = Path.Combine(_folder, name);
        using LibraryWriter writer = new(path, Path.GetFileNameWithoutExtension(name).TrimEnd('2'), "7", PreprocessingRecipe.Standard(SpectralGrid.Standard));
        writer.Add(reference, Some.Prepared(Some.Spectrum(seed: 1)));
        writer.Complete();
        return path;
    }
}
