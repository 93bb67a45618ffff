using Spectra.Service.Accounts;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Storage.Tampering;

/// <summary>Edits of files, of somebody who may write the data folder.</summary>
internal static class FileEdits
{
    private static readonly Func<TamperedFolder, Random, TamperEdit>[] All = [Flip, Flip, Flip, Cut, Extend, Overwrite, Remove, Foreign, Older, SwapJournals];

    /// <summary>Makes one.</summary>
    public static TamperEdit Make(TamperedFolder folder, Random random) => All[random.Next(All.Length)](folder, random);

    /// <summary>A bit or more of one byte.</summary>
    private static TamperEdit Flip(TamperedFolder folder, Random random) => Rewrite(folder, random, "flip", bytes =>
    {
        int at = random.Next(bytes.Length);
        bytes[at] ^= (byte)random.Next(1, 256);
        return (bytes, $"at {at}");
    });

    private static TamperEdit Cut(TamperedFolder folder, Random random) => Rewrite(folder, random, "truncate", bytes =>
    {
        int length = random.Next(bytes.Length);
        return (bytes[..length], $"to {length}");
    });

    private static TamperEdit Extend(TamperedFolder folder, Random random) => Rewrite(folder, random, "extend", bytes =>
    {
        byte[] more = new byte[random.Next(1, 5000)];
        random.NextBytes(more);
        return ([.. bytes, .. more], $"by {more.Length}");
    });

    private static TamperEdit Overwrite(TamperedFolder folder, Random random) => Rewrite(folder, random, "overwrite", bytes =>
    {
        int at = random.Next(bytes.Length);
        int length = random.Next(1, Math.Min(4096, bytes.Length - at) + 1);
        random.NextBytes(bytes.AsSpan(at, length));
        return (bytes, $"{length} at {at}");
    });

    private static TamperEdit Remove(TamperedFolder folder, Random random)
    {
        // A public half that is not there says nothing false: the seal holds it too.
        string[] names = [.. folder.Files.Where(static name => !name.EndsWith(FileSealSigner.PublicName, StringComparison.Ordinal)), .. TestEngine.IsPostgresql ? (string[])[] : [AccountStorage.FileName]];
        string name = random.Pick(names);
        File.Delete(folder.PathOf(name));
        return new TamperEdit("file-remove", name);
    }

    private static TamperEdit Foreign(TamperedFolder folder, Random random)
    {
        string name = random.Pick(folder.Files.Where(name => folder.OfAnotherSite(name) is not null).ToArray());
        File.WriteAllBytes(folder.PathOf(name), folder.OfAnotherSite(name)!);
        return new TamperEdit("file-of-another-site", name);
    }

    /// <summary>The database or the seal of an older copy; both together are a rollback, which nothing in the folder can tell.</summary>
    private static TamperEdit Older(TamperedFolder folder, Random random)
    {
        bool isDatabase = folder.OlderDatabase is not null && random.Next(2) == 0;
        File.WriteAllBytes(folder.PathOf(isDatabase ? Database.FileName : SealFile.FileName), isDatabase ? folder.OlderDatabase! : folder.OlderSeal);
        return new TamperEdit("file-older", isDatabase ? Database.FileName : SealFile.FileName);
    }

    private static TamperEdit SwapJournals(TamperedFolder folder, Random random)
    {
        string[] journals = [.. folder.Files.Where(static name => name.EndsWith(JournalFolder.Extension, StringComparison.Ordinal))];
        random.Shuffle(journals);
        byte[] first = File.ReadAllBytes(folder.PathOf(journals[0]));
        File.Copy(folder.PathOf(journals[1]), folder.PathOf(journals[0]), overwrite: true);
        File.WriteAllBytes(folder.PathOf(journals[1]), first);
        return new TamperEdit("file-swap-journals", $"{journals[0]} {journals[1]}");
    }

    private static TamperEdit Rewrite(TamperedFolder folder, Random random, string kind, Func<byte[], (byte[] Bytes, string What)> edit)
    {
        string name = !TestEngine.IsPostgresql && random.Next(2) == 0 ? Database.FileName : random.Pick(folder.Files.ToArray());
        (byte[] bytes, string what) = edit(File.ReadAllBytes(folder.PathOf(name)));
        File.WriteAllBytes(folder.PathOf(name), bytes);
        return new TamperEdit($"file-{kind}", $"{name} {what}");
    }
}
