using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using Spectra.Driver;
using Spectra.Driver.Discovery;
using Spectra.Driver.Docking;
using Spectra.Driver.Profiles;
using Spectra.Service.Demo;
using Spectra.Service.Identification;
using Spectra.Service.Instruments;
using Spectra.Service.Pages;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Substances;

namespace Spectra.Service.Commands;

/// <summary><c>spectra serve</c>: keeps the post's detectors docked and shows the results, until it is called off.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Option<string> urls = new("--urls") { Description = "Where the results page is served: an address of this machine only, until there are users.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        Option<string[]> detectors = new("--detector") { Description = "The address of a detector that is kept docked: serial:/dev/ttyUSB0, tcp:HOST:PORT, folder:/media/STICK, sim:NAME; may be given several times." };
        Option<string[]> watched = new("--watch") { Description = "A folder in which every subfolder that holds something counts as a stick and is docked; may be given several times." };
        Option<string[]> libraries = new("--library") { Description = "A .speclib file; may be given several times. Without one, the data folder's own." };
        Option<string?> profile = new("--profile") { Description = "The id or file of the detectors' profile; without it, it is told by their USB identity or asked." };
        Command command = new("serve", "Keeps detectors docked, identifies and records what they bring, and shows the results.") { folder, urls, detectors, watched, libraries, profile };
        command.SetAction((parsed, cancellation) => RunAsync(
            new Options(
                parsed.GetValue(folder)!,
                parsed.GetValue(urls)!,
                parsed.GetValue(detectors) ?? [],
                [.. (parsed.GetValue(watched) ?? []).Select(Path.GetFullPath)],
                parsed.GetValue(libraries) ?? [],
                parsed.GetValue(profile)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Options options, CancellationToken cancellation)
    {
        if (LoopbackOf(options.Urls) is not { } endpoint)
        {
            CommandOutput.Problem($"'{options.Urls}' is refused: without users the page is served to this machine only, for example at http://127.0.0.1:5080.");
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

        using OpenLibraries? libraries = OpenLibraries.Open(options.Libraries.Length > 0 ? options.Libraries : DataFolder.Libraries(options.Folder), out int exit, forEvidence: true);
        return libraries is null ? exit : await ServeAsync(options, endpoint, [.. detectors], libraries, cancellation);
    }

    private static async Task<int> ServeAsync(Options options, IPEndPoint endpoint, ImmutableArray<DeviceAddress> detectors, OpenLibraries libraries, CancellationToken cancellation)
    {
        ProfileShelf shelf = ProfileShelf.Open(options.Folder);
        foreach (ProfileFault fault in shelf.Faults)
        {
            CommandOutput.Problem($"Profile left out: {fault}");
        }

        using Database database = Database.Open(options.Folder, TimeProvider.System);
        MeasurementStore store = new(database, TimeProvider.System, Engine.Version);
        Identifier? identifier = libraries.Identifier();
        if (identifier is null)
        {
            CommandOutput.Problem("There is no library: measurements are recorded without a verdict. Give one with --library.");
        }

        await using SimulatedDetectors simulated = new(shelf, Path.Combine(options.Folder, "simulated"), Path.Combine(ReferenceFacts.Folder, "bands.csv"));
        ImmutableArray<DeviceAddress> reached = await simulated.StartAsync(detectors, cancellation);
        AttendedDocking docking = new(new Docking(store, identifier, TimeProvider.System), shelf, options.Profile, Path.Combine(options.Folder, "inbox"), CommandOutput.Problem, simulated);
        DiscoverySettings discovery = DiscoverySettings.Default with { WatchedFolders = options.Watched };
        DockingPost post = new(shelf, discovery, docking.RunAsync, CommandOutput.Problem, TimeProvider.System);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task docked = post.RunAsync(reached, stop.Token);
        try
        {
            await ResultsSite.RunAsync(options.Folder, store, endpoint, address => CommandOutput.Problem($"The results are on {address} of this machine. Ctrl+C ends it."), stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await docked;
        }

        return ExitCode.Done;
    }

    private static IPEndPoint? LoopbackOf(string urls) =>
        Uri.TryCreate(urls, UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttp && url.IsLoopback
            ? new IPEndPoint(url.HostNameType == UriHostNameType.IPv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, url.Port)
            : null;

    /// <summary>What the command line says.</summary>
    private sealed record Options(string Folder, string Urls, string[] Detectors, ImmutableArray<string> Watched, string[] Libraries, string? Profile);
}
