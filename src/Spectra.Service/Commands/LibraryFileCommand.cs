using System.CommandLine;
using Spectra.Service.Libraries.Releases;
using Spectra.Service.Storage.Sealing;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary><c>spectra library export|import-release|trust|keys</c>: releases between sites without a line.</summary>
internal static class LibraryFileCommand
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> All() => [Export(), Receive(), Trust(), Keys()];

    private static Command Export()
    {
        (Argument<string> name, Argument<int> number, Option<string> folder) = (LibraryReleaseCommand.Name(), LibraryReleaseCommand.Number(), DataFolder.Option());
        Option<string> output = new("--out") { Description = $"The file to write, usually *{ReleaseFile.Extension}.", Required = true };
        Command command = new("export", "Writes an approved release to one signed file, for a post without a line.") { name, number, output, folder };
        command.SetAction(parsed => LibraryReleaseCommand.Changed(parsed.GetValue(folder)!, store => Write(store, parsed.GetValue(name)!, parsed.GetValue(number), parsed.GetValue(output)!)));
        return command;
    }

    private static int Write(ReleaseStore store, string name, int number, string output)
    {
        LibraryHistory history = store.Of(name);
        if (history.Find(number) is not { } release)
        {
            return LibraryReleaseCommand.Said(LibraryReleaseCommand.NoRelease(name, number), "");
        }

        if (!history.IsApproved(release))
        {
            CommandOutput.Problem($"Release {number} of the library '{name}' is not approved: other sites get approved ones only.");
            return ExitCode.Refused;
        }

        string beside = output + ".new";
        try
        {
            using (FileStream file = new(beside, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            using (ISealSigner signer = SiteSigner.Open(store.Folder))
            {
                ReleaseFile.Write(file, ReleaseContent.Of(store.Folder, release), history.ApprovalsOf(release), signer);
            }

            File.Move(beside, output, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }

        CommandOutput.Line($"{output}: release {number} of '{name}', manifest {release.ManifestSha256}");
        return ExitCode.Done;
    }

    private static Command Receive()
    {
        Argument<string> file = new("FILE") { Description = $"The release file, usually *{ReleaseFile.Extension}." };
        (Option<string> by, Option<string> folder) = (LibraryReleaseCommand.By(), DataFolder.Option());
        Option<bool> asFirst = new("--as-first") { Description = "It may be the first of its library here though it follows others: what came before is then not known here." };
        Command command = new("import-release", "Takes a signed release file of a site whose key is trusted; what answers stays until it is activated.") { file, asFirst, by, folder };
        command.SetAction(parsed => File.Exists(parsed.GetValue(file))
            ? LibraryReleaseCommand.Changed(parsed.GetValue(folder)!, store => LibraryReleaseCommand.Said(
                new ReleaseReception(store, TimeProvider.System).Receive(parsed.GetValue(file)!, parsed.GetValue(asFirst), $"system:{parsed.GetValue(by)}"),
                "The release is here, with the approvals of its site: 'spectra library activate' lets it answer."))
            : LibraryReleaseCommand.Said(new Spectra.Service.Storage.Appending.NotFound($"There is no file '{parsed.GetValue(file)}'."), ""));
        return command;
    }

    private static Command Trust()
    {
        Argument<string> key = new("KEY") { Description = "The other site's keys/seal-public.pem; with --end the fingerprint of a key that is trusted." };
        (Option<string> reason, Option<string> by, Option<string> folder) = (LibraryReleaseCommand.Reason(), LibraryReleaseCommand.By(), DataFolder.Option());
        Option<string?> name = new("--name") { Description = "Whose key it is; the file's name without it." };
        Option<bool> end = new("--end") { Description = "Takes no more files of this key." };
        Command command = new("trust", "Takes the release files of another site from now on. Compare the fingerprint with that site first.") { key, name, end, reason, by, folder };
        command.SetAction(parsed => LibraryReleaseCommand.Changed(parsed.GetValue(folder)!, store =>
        {
            (string file, string why, string who) = (parsed.GetValue(key)!, parsed.GetValue(reason)!, $"system:{parsed.GetValue(by)}");
            TrustedKeys keys = new(store, TimeProvider.System);
            return parsed.GetValue(end)
                ? LibraryReleaseCommand.Said(keys.Distrust(file, why, who), "No more files of this key are taken.")
                : LibraryReleaseCommand.Said(keys.Trust(File.ReadAllText(file), parsed.GetValue(name) ?? Path.GetFileNameWithoutExtension(file), why, who), "Files of this key are taken from now on; 'spectra library keys' shows its fingerprint.");
        }));
        return command;
    }

    private static Command Keys()
    {
        Option<string> folder = DataFolder.Option();
        Command command = new("keys", "The keys whose release files are taken, or were.") { folder };
        command.SetAction(parsed => LibraryReleaseCommand.Changed(parsed.GetValue(folder)!, store =>
        {
            Table table = new Table().Border(TableBorder.Simple).AddColumns("whose", "fingerprint", "trusted", "by", "reason");
            foreach (ReleaseKey key in store.Keys())
            {
                table.AddRow(
                    CommandOutput.Text(key.Name),
                    CommandOutput.Text(new SealKey(key.KeyFingerprint, key.PublicKey).Grouped),
                    CommandOutput.Text(key.Trusted ? "yes" : "no longer"),
                    CommandOutput.Text(key.ChangedBy),
                    CommandOutput.Text(key.Reason));
            }

            AnsiConsole.Write(table);
            return ExitCode.Done;
        }));
        return command;
    }
}
