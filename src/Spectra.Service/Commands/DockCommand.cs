using System.CommandLine;
using System.Globalization;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;
using Spectra.Service.Instruments;
using Spectra.Service.Demo;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Substances;

namespace Spectra.Service.Commands;

/// <summary><c>spectra dock ADDRESS</c>: one docking session, from the device into the record.</summary>
internal static class DockCommand
{
    private const string DateForm = "yyyy-MM-dd";

    public static Command Create()
    {
        Argument<string> address = new("ADDRESS") { Description = "Where the detector is: serial:/dev/ttyUSB0, tcp:HOST:PORT, usbtmc:/dev/usbtmc0, folder:/media/STICK, sim:NAME." };
        Option<string> folder = DataFolder.Option();
        Option<string[]> libraries = new("--library") { Description = "A .speclib file; may be given several times. Without one, the data folder's own." };
        Option<string?> profile = new("--profile") { Description = "The id or file of the detector's profile; without it, it is told by its USB identity or asked." };
        Option<string?> since = new("--since") { Description = "The day the detector came into service here (2026-11-23, UTC): what it measured before is kept apart, unless it carries an exhibit code issued here." };
        Option<bool> decontaminated = new("--decontaminated") { Description = "The detector is decontaminated and the sample away from the desk; otherwise it is asked." };
        Option<string?> by = new("--by") { Description = "Who says so." };
        Option<string?> transcript = new("--transcript") { Description = "A file that all bytes of the line are recorded in." };
        Option<bool> json = new("--json") { Description = "One JSON line a spectrum on stdout, then one a sample with what was measured around it." };
        Command command = new("dock", "Takes what is new on a detector or its stick, identifies it and records it.") { address, folder, libraries, profile, since, decontaminated, by, transcript, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            new Options(
                parsed.GetValue(address)!,
                parsed.GetValue(folder)!,
                parsed.GetValue(libraries) ?? [],
                parsed.GetValue(profile),
                parsed.GetValue(since),
                parsed.GetValue(decontaminated),
                parsed.GetValue(by),
                parsed.GetValue(transcript),
                parsed.GetValue(json)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Options options, CancellationToken cancellation)
    {
        AddressParsing parsing = DeviceAddress.Parse(options.Address);
        if (parsing is not AddressParsing.Accepted { Address: { } address })
        {
            return Wrong(((AddressParsing.Refused)parsing).Sentence);
        }

        if (address is DeviceAddress.Folder stick && DataFolder.LiesIn(options.Folder, stick.Path))
        {
            return Wrong($"The data folder '{options.Folder}' lies in '{stick.Path}': a session would take the record for measurements. Choose another --data.");
        }

        DateTimeOffset since = default;
        if (options.Since is not null && !DateTimeOffset.TryParseExact(options.Since, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out since))
        {
            return Wrong($"--since takes a day such as 2026-11-23, but got '{options.Since}'.");
        }

        if (File.Exists(options.Transcript))
        {
            return Wrong($"The file '{options.Transcript}' is there already: a transcript overwrites nothing. Choose another.");
        }

        if (DockSession.Check(address) is { } refused)
        {
            return new DockConsole(options.Json).Close(refused);
        }

        ProfileShelf shelf = ProfileShelf.Open(options.Folder);
        foreach (ProfileFault fault in shelf.Faults)
        {
            CommandOutput.Problem($"Profile left out: {fault}");
        }

        DeviceProfile? simulated = address is DeviceAddress.Simulated { Name: { } name } ? SimulatedDetector.Find(shelf, name) : null;
        if (address is DeviceAddress.Simulated && simulated is null)
        {
            return Wrong($"There is no simulated detector '{address}': expected one of {string.Join(", ", SimulatedDetector.Names(shelf).Select(static known => $"sim:{known}"))}.");
        }

        ProfileChoice choice = ProfileChoice.Of(options.Profile ?? simulated?.Id, address, shelf);
        if (choice is not ProfileChoice.Chosen chosen)
        {
            return Wrong(((ProfileChoice.Refused)choice).Sentence);
        }

        if (DeskQuestion.Ask(options.IsDecontaminated, options.By, options.Json) is not { } desk)
        {
            CommandOutput.Problem("Nothing was opened: decontaminate the detector, put the sample away from the desk, then dock it again.");
            return ExitCode.Refused;
        }

        DockRequest request = new(address)
        {
            // A file of a folder is read in one piece: nothing is gained by keeping pieces of it.
            Settings = chosen.In(DockSettings.Default with { Inbox = address is DeviceAddress.Folder ? null : Path.Combine(options.Folder, "inbox") }),
            Desk = desk,
            Since = options.Since is null ? null : since,
        };
        return await DockAsync(request, simulated, options, cancellation);
    }

    private static async Task<int> DockAsync(DockRequest request, DeviceProfile? simulated, Options options, CancellationToken cancellation)
    {
        string[] wanted = options.Libraries.Length > 0 ? options.Libraries : OpenLibraries.InForce(options.Folder);
        using OpenLibraries? libraries = OpenLibraries.Open(wanted, out int exit, forEvidence: true);
        if (libraries is null)
        {
            return exit;
        }

        using Database database = Database.Open(options.Folder, TimeProvider.System);
        MeasurementStore store = new(database, TimeProvider.System, Engine.Version);
        Identifier? identifier = libraries.Identifier();
        if (identifier is null)
        {
            CommandOutput.Problem("There is no library: measurements are recorded without a verdict. Give one with --library.");
        }

        await using SimulatedDetector? detector = simulated is null
            ? null
            : await SimulatedDetector.StartAsync(simulated, Path.Combine(options.Folder, "simulated", simulated.Id), Path.Combine(ReferenceFacts.Folder, "bands.csv"), cancellation);
        DockRequest reached = request with
        {
            Address = detector?.Address ?? request.Address,
            RecordedAs = request.Address,
            Settings = request.Settings with { Transcript = options.Transcript },
        };
        DockConsole console = new(options.Json, StatusLine.OfTerminal());
        using IdentificationDesk desk = new(identifier, libraries.Libraries, isFixed: true);
        DockOutcome outcome = await new Docking(store, desk, TimeProvider.System).RunAsync(reached, console.Show, cancellation);
        if (database.UnsettledSeal is { } unsettled)
        {
            CommandOutput.Problem(unsettled);
        }

        return console.Close(outcome);
    }

    private static int Wrong(string sentence)
    {
        CommandOutput.Problem(sentence);
        return ExitCode.Usage;
    }

    /// <summary>What the command line says.</summary>
    private sealed record Options(string Address, string Folder, string[] Libraries, string? Profile, string? Since, bool IsDecontaminated, string? By, string? Transcript, bool Json);
}
