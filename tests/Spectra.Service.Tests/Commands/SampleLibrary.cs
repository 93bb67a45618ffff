namespace Spectra.Service.Tests.Commands;

/// <summary>A library of three substances, built once for a test class.</summary>
public sealed class SampleLibrary : IDisposable
{
    private readonly TemporaryFolder _folder = SampleFiles.Folder(
        ("references/one.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(1), "First substance", "78-11-5")),
        ("references/two.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(2), "Second substance", "57-50-1")),
        ("references/three.csv", SampleFiles.Csv(SampleFiles.Absorbances(3))));

    public SampleLibrary() => SpectraProcess.Run("library", "build", References, "--out", Path, "--name", "samples", "--release", "7").Exits(0);

    /// <summary>The library file.</summary>
    public string Path => _folder.File("samples.speclib");

    /// <summary>The folder it was built from.</summary>
    public string References => _folder.File("references");

    public void Dispose() => _folder.Dispose();
}
