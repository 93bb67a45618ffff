using System.CommandLine;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Search;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Substances;

namespace Spectra.Service.Commands;

/// <summary><c>spectra dock ADDRESS</c>: one docking session, from the device into the record.</summary>
internal static class DockCommand
{
    public static Command Create()
    {
        Argument<string> address = new("ADDRESS") { Description = "Where the detector is: folder:/media/STICK." };
        Option<string> folder = DataFolder.Option();
        Option<string[]> libraries = new("--library") { Description = "A .speclib file; may be given several times. Without one, the data folder's own." };
        Option<bool> json = new("--json") { Description = "One JSON line a spectrum on stdout." };
        Command command = new("dock", "Takes what is new on a detector or its stick, identifies it and records it.") { address, folder, libraries, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(address)!, parsed.GetValue(folder)!, parsed.GetValue(libraries) ?? [], parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string addressText, string folder, string[] libraryPaths, bool json, CancellationToken cancellation)
    {
        if (DeviceAddress.Parse(addressText) is not AddressParsing.Accepted { Address: { } address })
        {
            CommandOutput.Problem(((AddressParsing.Refused)DeviceAddress.Parse(addressText)).Sentence);
            return ExitCode.Usage;
        }

        if (address is DeviceAddress.Folder stick && LiesIn(folder, stick.Path))
        {
            CommandOutput.Problem($"The data folder '{folder}' lies in '{stick.Path}': a session would take the record for measurements. Choose another --data.");
            return ExitCode.Usage;
        }

        if (DockSession.Check(address) is { } refused)
        {
            return new DockConsole(json).Close(refused);
        }

        string[] wanted = libraryPaths.Length > 0 ? libraryPaths : DataFolder.Libraries(folder);
        using OpenLibraries? libraries = OpenLibraries.Open(wanted, out int exit, forEvidence: true);
        if (libraries is null)
        {
            return exit;
        }

        using Database database = Database.Open(folder, TimeProvider.System);
        MeasurementStore store = new(database, TimeProvider.System, Engine.Version);
        Identifier? identifier = libraries.Libraries.IsEmpty ? null : new Identifier(libraries.Libraries, Metric.Default, ReferenceFacts.Catalogue, ReferenceFacts.Residues, count: 10);
        if (identifier is null)
        {
            CommandOutput.Problem("There is no library: measurements are recorded without a verdict. Give one with --library.");
        }

        DockConsole console = new(json);
        DockOutcome outcome = await new Docking(store, identifier, TimeProvider.System).RunAsync(new DockRequest(address), console.Show, cancellation);
        if (database.UnsettledSeal is { } unsettled)
        {
            CommandOutput.Problem(unsettled);
        }

        return console.Close(outcome);
    }

    private static bool LiesIn(string inner, string outer) =>
        !Path.GetRelativePath(outer, inner).Split(Path.DirectorySeparatorChar)[0].Equals("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(outer, inner));
}
