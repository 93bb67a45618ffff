using System.CommandLine;
using System.Globalization;
using Spectra.Service.Backups;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary><c>spectra backup</c>: the whole site in one file, while others write on.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "The backup to write, a .zip that must not be there yet. It holds the site's keys: keep it as you keep those." };
        Option<string> folder = DataFolder.Option();
        Option<bool> withoutLibraries = new("--without-libraries") { Description = "Leaves out the libraries, which can be built again from their sources." };
        Command command = new("backup", "Backs the record, accounts, keys and libraries up into one file, while others write on.") { file, folder, withoutLibraries };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(parsed.GetValue(file)!, parsed.GetValue(folder)!, !parsed.GetValue(withoutLibraries), cancellation),
            CancellationToken.None));
        return command;
    }

    /// <summary>Shows on a terminal what is being done; silent where nobody watches.</summary>
    /// <param name="what">What is done first.</param>
    /// <param name="work">The work; it calls its argument with what it does next.</param>
    internal static T Watched<T>(string what, Func<Action<string>, T> work) => CommandOutput.Terminal.Profile.Capabilities.Interactive
        ? CommandOutput.Terminal.Status().Start(Markup.Escape(what), context => work(next => context.Status(Markup.Escape(CommandOutput.Printable(next)))))
        : work(static _ => { });

    private static int Run(string file, string folder, bool withLibraries, CancellationToken cancellation)
    {
        BackupManifest written = Watched("backing up", reached => Backup.Write(folder, file, withLibraries, TimeProvider.System, reached, cancellation));
        CommandOutput.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"Backed up: {written.Head.Count:N0} events up to {written.Head.Hash}, {written.Entries.Length:N0} entries, {new FileInfo(file).Length:N0} bytes, written and read back: {Path.GetFullPath(file)}"));
        return ExitCode.Done;
    }
}
