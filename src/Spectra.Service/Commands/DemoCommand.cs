using System.CommandLine;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;
using Spectra.Search;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Demo;
using Spectra.Service.Identification;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Substances;

namespace Spectra.Service.Commands;

/// <summary><c>spectra demo</c>: the main job with no hardware.</summary>
internal static class DemoCommand
{
    private const int Seed = 7;
    private const string Instrument = "scpi";

    public static Command Create()
    {
        Option<string?> folder = new("--data") { Description = "The folder of the record and the libraries; a temporary one without it." };
        Option<int> port = new Option<int>("--port") { Description = "The port of the results page on this machine; 0 for any free one.", DefaultValueFactory = _ => 5080 }.Between(0, 65535);
        Option<bool> once = new("--once") { Description = "Print the table and exit." };
        Command command = new("demo", "The main job with no hardware: a simulated detector is docked, its spectra are identified and recorded, and the results are shown.") { folder, port, once };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(folder), parsed.GetValue(port), parsed.GetValue(once), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string? dataFolder, int port, bool once, CancellationToken cancellation)
    {
        string folder = dataFolder ?? Directory.CreateTempSubdirectory("spectra-demo-").FullName;
        string bands = Path.Combine(ReferenceFacts.Folder, "bands.csv");
        string stick = Path.Combine(folder, "simulated-stick");
        string library = Path.Combine(DataFolder.LibrariesFolder(folder), "training.speclib");
        try
        {
            await EmulatorProcess.FillStickAsync(stick, bands, Seed, cancellation);
        }
        catch (InvalidOperationException failure)
        {
            CommandOutput.Problem(failure.Message);
            return ExitCode.SomeFailed;
        }

        CommandOutput.Problem($"Training library of {TrainingLibraryFile.Build(bands, library)} SYNTHETIC references: for training and demonstration only, never evidence.");
        using OpenLibraries? libraries = OpenLibraries.Open([library], out int exit, forEvidence: true);
        if (libraries is null)
        {
            return exit;
        }

        using Database database = Database.Open(folder, TimeProvider.System);
        MeasurementStore store = new(database, TimeProvider.System, Engine.Version);
        Identifier identifier = new(libraries.Libraries, Metric.Default, ReferenceFacts.Catalogue, ReferenceFacts.Residues, AnalysisSettings.Candidates);
        using IdentificationDesk desk = new(identifier, libraries.Libraries, isFixed: true);
        exit = await DockAsync(folder, stick, bands, store, desk, cancellation);
        AuditReport audit = WholeAudit.Verify(folder);
        CommandOutput.Problem(audit.IsClean ? $"The record in {folder} is intact: {audit.Events} chained events." : $"The record in {folder}: {audit.Sentence}");
        if (once || exit != ExitCode.Done)
        {
            return exit;
        }

        ApiHostSettings settings = HostConfiguration.Read(folder, new Uri($"http://127.0.0.1:{port}"));
        await using WebApplication app = ApiHost.Build(settings, database, TimeProvider.System, desk);
        foreach (Role role in (Role[])[Role.Officer, Role.Chemist])
        {
            (string name, string password) = await ServiceRun.DemonstratorAsync(app, role);
            CommandOutput.Problem($"Sign in as '{name}' with the password {password}");
        }

        await ApiHost.RunAsync(app, address => CommandOutput.Problem($"The results are on {address} of this machine. Ctrl+C ends it."), cancellation);
        return ExitCode.Done;
    }

    /// <summary>Starts the detector with the stick's spectra in its memory and docks it over its line, as `spectra dock` would.</summary>
    private static async Task<int> DockAsync(string folder, string stick, string bands, MeasurementStore store, IdentificationDesk desk, CancellationToken cancellation)
    {
        DeviceProfile profile = SimulatedDetector.Find(ProfileShelf.Open(folder), Instrument)
            ?? throw new IOException($"The profile of the simulated detector '{Instrument}' is missing: build the whole solution.");
        string spectra = Directory.GetDirectories(Path.Combine(stick, "EXPORT")).Single();
        await using SimulatedDetector detector = await SimulatedDetector.StartAsync(profile, Path.Combine(folder, "simulated", profile.Id), bands, cancellation, "--spectra", spectra);
        DockRequest request = new(detector.Address)
        {
            RecordedAs = new DeviceAddress.Simulated(Instrument),
            Settings = DockSettings.Default with { Profile = profile, Inbox = Path.Combine(folder, "inbox") },
        };
        CommandOutput.Problem($"The simulated detector is docked at {detector.Address}.");
        DockConsole console = new(json: false, StatusLine.OfTerminal());
        return console.Close(await new Docking(store, desk, TimeProvider.System).RunAsync(request, console.Show, cancellation));
    }
}
