using System.CommandLine;
using System.Globalization;
using Spectra.Service.Libraries.Retro;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary><c>spectra library retro</c>: looks again at stored unknowns with the libraries that are in force, and waits for it.</summary>
internal static class LibraryRetroCommand
{
    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Option<string[]> against = new("--against") { Description = "A .speclib file, or NAME/NUMBER of a governed release, in place of the libraries in force; may be given several times." };
        Command command = new("retro", "Looks again at stored unknowns with the libraries in force; a changed answer becomes an alert. May be stopped, and goes on where it was.") { folder, against };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(folder)!, parsed.GetValue(against) ?? [], cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string[] against, CancellationToken cancellation)
    {
        using OpenLibraries? libraries = OpenLibraries.Open(against.Length > 0 ? [.. against.Select(named => Path(folder, named))] : DataFolder.Libraries(folder), out int exit, forEvidence: true);
        if (libraries is null)
        {
            return exit;
        }

        if (libraries.Identifier() is not { } identifier)
        {
            CommandOutput.Problem($"There is no library in force in '{folder}': activate one, or give one with --against.");
            return ExitCode.Usage;
        }

        using Database database = Database.Open(folder, TimeProvider.System);
        using LibraryShelf shelf = new(DataFolder.LibrariesFolder(folder));
        using RetroSearch search = new(new MeasurementStore(database, TimeProvider.System, Engine.Version), new RetroStore(database, TimeProvider.System), identifier, libraries.Libraries, shelf, RetroPace.Full, static alert => CommandOutput.Line($"{alert.MeasurementId}: {CommandOutput.Printable(alert.Sentence)}"));
        RetroTally? done = await search.RunAsync($"system:{Environment.UserName}", Tell, cancellation);
        CommandOutput.Problem(done is null
            ? "Nothing to do: every stored spectrum was looked at with these libraries."
            : string.Create(CultureInfo.InvariantCulture, $"{done.Examined} stored spectra looked at, {done.IdentifiedAgain} identified again, {done.Alerts} answers changed{(done.Unreadable > 0 ? $", {done.Unreadable} could not be read: run 'spectra audit verify'" : "")}."));
        return done is { Unreadable: > 0 } ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static void Tell(RetroTally done, long open)
    {
        if (CommandOutput.Terminal.Profile.Capabilities.Interactive)
        {
            CommandOutput.Problem(string.Create(CultureInfo.InvariantCulture, $"{done.Examined} looked at, {done.Alerts} changed, about {open} to go"));
        }
    }

    /// <summary>A file as it is named, or the file of a governed release.</summary>
    private static string Path(string folder, string named) =>
        !File.Exists(named) && named.Split('/') is [{ Length: > 0 } name, { Length: > 0 } number]
            ? System.IO.Path.Combine(DataFolder.LibrariesFolder(folder), "governed", name, "releases", number, $"{name}.speclib")
            : named;
}
