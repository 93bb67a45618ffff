using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Spectra.Service.Libraries.Releases;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Libraries;

/// <summary>Release files brought to a post without a line: what is not whole, not in order or not of a trusted site is refused, and what is active stays.</summary>
public sealed class ReleaseFileTests : IDisposable
{
    private const int Flips = 400;

    private static readonly (string, string?, int, bool)[] First = [("a", "78-11-5", 1, false), ("b", "57-50-1", 2, false), ("c", null, 3, false)];

    private readonly ReleaseSite _hub = new();
    private readonly ReleaseSite _post = new();

    public void Dispose()
    {
        _hub.Dispose();
        _post.Dispose();
    }

    [Fact]
    public void AReleaseOfATrustedSiteIsTakenWithItsApprovalsAndCanBeActivated()
    {
        RecordedRelease release = Brought(_hub.Released(First));

        LibraryHistory history = _post.History;
        RecordedRelease received = Assert.Single(history.Releases);
        Assert.Equal((ReleaseOrigin.Received, release.ManifestSha256, release.LibrarySha256), (received.Origin, received.ManifestSha256, received.LibrarySha256));
        Assert.Equal("bob", Assert.Single(history.Approvals).SignedBy);
        Assert.Equal(release.Id, history.Active!.Id);
        Assert.Equal(File.ReadAllBytes(new GovernedLibrary(_hub.Folder, GovernedImport.Library).ActiveFile), File.ReadAllBytes(new GovernedLibrary(_post.Folder, GovernedImport.Library).ActiveFile));
        Assert.Empty(AuditVerifier.Verify(_post.Folder).Findings);
    }

    [Fact]
    public void AFileWithOneByteAlteredIsRefusedWhereverItIs()
    {
        Brought(_hub.Released(First));
        Guid active = _post.History.Active!.Id;
        byte[] whole = File.ReadAllBytes(_hub.Exported(_hub.Released(("d", null, 4, false))));
        Random random = new(4);
        int[] positions = [.. Enumerable.Range(0, Flips).Select(i => (int)((long)i * whole.Length / Flips) + random.Next(whole.Length / Flips)), .. Enumerable.Range(0, 40), .. Enumerable.Range(whole.Length - 90, 90)];
        string path = Path.Combine(_post.Folder, "altered.spectra-release");
        foreach (int position in positions)
        {
            byte[] altered = [.. whole];
            altered[position] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, altered);

            string refusal = ReleaseSite.Refused(_post.Reception.Receive(path, asFirst: false, "carol"));

            Assert.StartsWith("The release file is refused: It is ", refusal, StringComparison.Ordinal);
        }

        Assert.Equal(active, _post.History.Active!.Id);
        Assert.Single(_post.History.Releases);
        File.WriteAllBytes(path, whole);
        ReleaseSite.Is<Appending.Done>(_post.Reception.Receive(path, asFirst: false, "carol"));
    }

    [Theory]
    [InlineData("release.json")]
    [InlineData("approvals.json")]
    [InlineData("signature.json")]
    [InlineData("entries.jsonl")]
    [InlineData("library.speclib")]
    public void APartThatSomebodyAlteredAndSealedWithANewChecksumIsRefused(string name)
    {
        Brought(_hub.Released(First));
        string path = _hub.Exported(_hub.Released(("d", null, 4, false)));
        byte[] part = Part(path, name);
        int middle = part.Length / 2;
        while (name != "library.speclib" && !char.IsAsciiDigit((char)part[middle]))
        {
            // A digit for a digit: what is read still is JSON.
            middle++;
        }

        part[middle] = part[middle] == (byte)'7' ? (byte)'8' : (byte)'7';
        Put(path, name, part);

        string refusal = ReleaseSite.Refused(_post.Reception.Receive(path, asFirst: false, "carol"));

        Assert.Contains(name is "signature.json" ? "refused" : "altered", refusal, StringComparison.Ordinal);
        Assert.Equal(1, _post.History.Active!.Number);
    }

    [Fact]
    public void AFileThatIsHereAlreadyAndOneOlderThanWhatIsActiveAreRefused()
    {
        RecordedRelease first = _hub.Released(First);
        string firstFile = _hub.Exported(first);
        RecordedRelease second = _hub.Released(("d", null, 4, false));
        Trusted();
        ReleaseSite.Is<Appending.Done>(_post.Reception.Receive(_hub.Exported(second), asFirst: true, "carol"));
        ReleaseSite.Is<Appending.Done>(_post.Activations.Activate(GovernedImport.Library, 2, "in force", "carol"));

        Assert.Contains("is here already", ReleaseSite.Refused(_post.Reception.Receive(_hub.Exported(second), asFirst: false, "carol")), StringComparison.Ordinal);
        Assert.Contains("is older than release 2, which is active here", ReleaseSite.Refused(_post.Reception.Receive(firstFile, asFirst: false, "carol")), StringComparison.Ordinal);
        Assert.Equal(2, _post.History.Active!.Number);
    }

    [Fact]
    public void AFileOutOfOrderIsRefusedUntilTheOnesBeforeItAreHere()
    {
        Brought(_hub.Released(First));
        string second = _hub.Exported(_hub.Released(("d", null, 4, false)));
        string third = _hub.Exported(_hub.Released(("e", null, 5, false)));

        Assert.Contains("follows one that is not here", ReleaseSite.Refused(_post.Reception.Receive(third, asFirst: false, "carol")), StringComparison.Ordinal);
        Assert.Contains("follows one that is not here", ReleaseSite.Refused(_post.Reception.Receive(third, asFirst: true, "carol")), StringComparison.Ordinal);
        ReleaseSite.Is<Appending.Done>(_post.Reception.Receive(second, asFirst: false, "carol"));
        ReleaseSite.Is<Appending.Done>(_post.Reception.Receive(third, asFirst: false, "carol"));

        Assert.Equal([1, 2, 3], _post.History.Releases.Select(static release => release.Number));
        Assert.Equal(1, _post.History.Active!.Number);
    }

    [Fact]
    public void ALaterReleaseIsTheFirstHereOnlyWhereAPersonSaysSo()
    {
        _hub.Released(First);
        string second = _hub.Exported(_hub.Released(("d", null, 4, false)));
        Trusted();

        Assert.Contains("follows another, and none is here", ReleaseSite.Refused(_post.Reception.Receive(second, asFirst: false, "carol")), StringComparison.Ordinal);
        ReleaseSite.Is<Appending.Done>(_post.Reception.Receive(second, asFirst: true, "carol"));
    }

    [Fact]
    public void AFileSignedWithAnotherKeyIsRefusedAndSoIsOneWhoseKeyIsTrustedNoLonger()
    {
        Brought(_hub.Released(First));
        RecordedRelease second = _hub.Released(("d", null, 4, false));
        using ReleaseSite stranger = new();
        stranger.Released(First);
        using ISealSigner strange = SiteSigner.Open(stranger.Folder);

        string byStranger = ReleaseSite.Refused(_post.Reception.Receive(_hub.Exported(second, strange), asFirst: false, "carol"));
        _post.Keys.Distrust(_post.Store.Keys()[0].KeyFingerprint, "the hub was broken into", "dave");
        string after = ReleaseSite.Refused(_post.Reception.Receive(_hub.Exported(second), asFirst: false, "carol"));

        Assert.Contains($"signed with the key {strange.Key.Fingerprint}, which is not trusted here", byStranger, StringComparison.Ordinal);
        Assert.Contains("not trusted any longer", after, StringComparison.Ordinal);
        Assert.Equal(1, _post.History.Active!.Number);
    }

    [Fact]
    public void WhoeverTrustedAKeyDoesNotBringItsFiles()
    {
        string file = _hub.Exported(_hub.Released(First));
        _post.Keys.Trust(_hub.PublicKey, "the hub", "it keeps our libraries", "carol");

        Assert.Contains("You trusted the key", ReleaseSite.Refused(_post.Reception.Receive(file, asFirst: false, "carol")), StringComparison.Ordinal);
        ReleaseSite.Is<Appending.Done>(_post.Reception.Receive(file, asFirst: false, "dave"));
    }

    /// <summary>Brings a release of the hub to the post and activates it there.</summary>
    private RecordedRelease Brought(RecordedRelease release)
    {
        Trusted();
        ReleaseSite.Is<Appending.Done>(_post.Reception.Receive(_hub.Exported(release), asFirst: false, "carol"));
        ReleaseSite.Is<Appending.Done>(_post.Activations.Activate(GovernedImport.Library, release.Number, "in force", "carol"));
        return release;
    }

    private void Trusted() => ReleaseSite.Is<Appending.Done>(_post.Keys.Trust(_hub.PublicKey, "the hub", "it keeps our libraries", "dave"));

    private static byte[] Part(string path, string name)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        using Stream from = zip.GetEntry(name)!.Open();
        using MemoryStream part = new();
        from.CopyTo(part);
        return part.ToArray();
    }

    /// <summary>The same file with another part, and a checksum that is right for it: what somebody can make who has no key.</summary>
    private static void Put(string path, string name, byte[] content)
    {
        (string Name, byte[] Content)[] parts = [.. ReleaseFile.Names.Select(part => (part, part == name ? content : Part(path, part)))];
        using FileStream file = new(path, FileMode.Create, FileAccess.ReadWrite);
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true) { Comment = new string('0', 64) })
        {
            foreach ((string part, byte[] bytes) in parts)
            {
                using Stream to = zip.CreateEntry(part, CompressionLevel.NoCompression).Open();
                to.Write(bytes);
            }
        }

        file.Position = 0;
        byte[] before = new byte[file.Length - 64];
        file.ReadExactly(before);
        file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(before))));
    }
}
