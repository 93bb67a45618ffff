using System.Collections.Immutable;
using System.CommandLine;
using Spectra.Driver;
using Spectra.Driver.Discovery;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;
using Spectra.Service.Api;
using Spectra.Service.Demo;
using Spectra.Service.Identification;
using Spectra.Service.Instruments;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;
using Spectra.Service.Substances;

namespace Spectra.Service.Commands;

/// <summary><c>spectra serve</c>: keeps the post's detectors docked and shows the results, until it is called off.</summary>
internal static class ServeCommand
{
    private const int LeastThreads = 64;

    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Option<string> urls = new("--urls") { Description = "Where the service listens: this machine only, or with https others too once somebody has a password of their own.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        Option<string[]> detectors = new("--detector") { Description = "The address of a detector that is kept docked: serial:/dev/ttyUSB0, tcp:HOST:PORT, folder:/media/STICK, sim:NAME; may be given several times." };
        Option<string[]> watched = new("--watch") { Description = "A folder in which every subfolder that holds something counts as a stick and is docked; may be given several times." };
        Option<string[]> libraries = new("--library") { Description = "A .speclib file; may be given several times. Without one, the data folder's own." };
        Option<string?> certificate = new("--certificate") { Description = "The certificate for https with its key: a PFX file (its password in SPECTRA_CERTIFICATE_PASSWORD) or a PEM file." };
        Option<string> log = new("--log") { Description = "text or json: the form of the log on stderr.", DefaultValueFactory = _ => "text" };
        log.AcceptOnlyFromAmong("text", "json");
        Option<string?> profile = new("--profile") { Description = "The id or file of the detectors' profile; without it, it is told by their USB identity or asked." };
        Command command = new("serve", "Keeps detectors docked, identifies and records what they bring, and shows the results.") { folder, urls, certificate, log, detectors, watched, libraries, profile };
        command.SetAction((parsed, cancellation) => RunAsync(
            new Options(
                parsed.GetValue(folder)!,
                parsed.GetValue(urls)!,
                parsed.GetValue(detectors) ?? [],
                [.. (parsed.GetValue(watched) ?? []).Select(Path.GetFullPath)],
                parsed.GetValue(libraries) ?? [],
                parsed.GetValue(profile),
                parsed.GetValue(certificate),
                parsed.GetValue(log) == "json"),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Options options, CancellationToken cancellation)
    {
        if (Listening.Find(options.Urls, options.Certificate, out string? refusal) is not { } listening)
        {
            CommandOutput.Problem(refusal!);
            return ExitCode.Refused;
        }

        List<DeviceAddress> detectors = [];
        foreach (string text in options.Detectors)
        {
            if (DeviceAddress.Parse(text) is not AddressParsing.Accepted { Address: { } address })
            {
                CommandOutput.Problem(((AddressParsing.Refused)DeviceAddress.Parse(text)).Sentence);
                return ExitCode.Usage;
            }

            detectors.Add(address);
        }

        if (options.Watched.FirstOrDefault(static folder => !Directory.Exists(folder)) is { } missing)
        {
            CommandOutput.Problem($"The folder '{missing}' that is to be watched does not exist.");
            return ExitCode.Usage;
        }

        if (options.Watched.Concat(detectors.OfType<DeviceAddress.Folder>().Select(static told => told.Path)).FirstOrDefault(docked => DataFolder.LiesIn(options.Folder, docked)) is { } around)
        {
            CommandOutput.Problem($"The data folder '{options.Folder}' lies in '{around}': a session would take the record for measurements. Choose another --data.");
            return ExitCode.Usage;
        }

        using OpenLibraries? libraries = OpenLibraries.Open(options.Libraries.Length > 0 ? options.Libraries : OpenLibraries.InForce(options.Folder), out int exit, forEvidence: true);
        return libraries is null ? exit : await ServeAsync(options, listening, [.. detectors], libraries, cancellation);
    }

    private static async Task<int> ServeAsync(Options options, Listening listening, ImmutableArray<DeviceAddress> detectors, OpenLibraries libraries, CancellationToken cancellation)
    {
        // Identifications keep as many threads of the pool busy as there are processors, and it adds others only every half second: whoever just reads would wait that long.
        ThreadPool.SetMinThreads(LeastThreads, LeastThreads);
        ProfileShelf shelf = ProfileShelf.Open(options.Folder);
        foreach (ProfileFault fault in shelf.Faults)
        {
            CommandOutput.Problem($"Profile left out: {fault}");
        }

        SealSettings sealing = SealSettings.Of(SiteSettings.Of(options.Folder));
        using Database database = Database.Open(options.Folder, TimeProvider.System, reached: static step => ServiceRun.Counted(step));
        using HttpClient http = new();
        Identifier? identifier = libraries.Identifier();
        if (identifier is null)
        {
            CommandOutput.Problem("There is no library: measurements are recorded without a verdict. Give one with --library.");
        }

        ApiHostSettings settings = HostConfiguration.Read(options.Folder, listening.Url) with { Certificate = listening.Certificate, LogsJson = options.LogsJson };
        using IdentificationDesk desk = new(identifier, libraries.Libraries, isFixed: options.Libraries.Length > 0);
        await using WebApplication app = ApiHost.Build(settings, database, TimeProvider.System, desk, services => BackgroundWork.Add(services, options.Folder, desk));
        if (await ServiceRun.RefusalAsync(app, settings, cancellation) is { } refusal)
        {
            CommandOutput.Problem(refusal);
            return ExitCode.Refused;
        }

        await using SimulatedDetectors simulated = new(shelf, Path.Combine(options.Folder, "simulated"), Path.Combine(ReferenceFacts.Folder, "bands.csv"));
        ImmutableArray<DeviceAddress> reached = await simulated.StartAsync(detectors, cancellation);
        AttendedDocking docking = new(new Docking(app.Services.GetRequiredService<MeasurementStore>(), desk, TimeProvider.System), shelf, options.Profile, Path.Combine(options.Folder, "inbox"), CommandOutput.Problem, simulated, app.Services.GetRequiredService<LiveProgress>());
        DiscoverySettings discovery = DiscoverySettings.Default with { WatchedFolders = options.Watched };
        DockingPost post = new(shelf, discovery, async (address, device, called) => ServiceRun.Counted(await docking.RunAsync(address, device, called)), CommandOutput.Problem, TimeProvider.System);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task docked = post.RunAsync(reached, stop.Token);
        Task anchored = new SealAnchors(database, sealing, TimeProvider.System, http).KeepAsync(CommandOutput.Problem, stop.Token);
        try
        {
            await ApiHost.RunAsync(app, address => CommandOutput.Problem($"The results are on {address}{(settings.IsLoopback ? " of this machine" : "")}. Ctrl+C ends it."), stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(docked, anchored);
        }

        return ExitCode.Done;
    }

    /// <summary>What the command line says.</summary>
    private sealed record Options(string Folder, string Urls, string[] Detectors, ImmutableArray<string> Watched, string[] Libraries, string? Profile, string? Certificate, bool LogsJson);
}
