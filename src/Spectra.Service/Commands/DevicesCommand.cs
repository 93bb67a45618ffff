using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectra.Driver.Discovery;
using Spectra.Driver.Profiles;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary><c>spectra devices</c>: what is attached, by identity, and what to type to dock it. Nothing is opened and nothing is sent.</summary>
internal static class DevicesCommand
{
    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Option<string[]> watched = new("--watch") { Description = "A folder in which each subfolder that holds something counts as a stick; may be given several times." };
        Option<string[]> links = new("--links") { Description = "A folder of links to serial lines, as the simulated detector makes one; may be given several times." };
        Option<bool> json = new("--json") { Description = "One JSON line a device on stdout." };
        Command command = new("devices", "What is attached, by identity, and how to dock it.") { folder, watched, links, json };
        command.SetAction(parsed => Run(
            parsed.GetValue(folder)!,
            DiscoverySettings.Default with { WatchedFolders = Whole(parsed.GetValue(watched)), LinkFolders = Whole(parsed.GetValue(links)) },
            parsed.GetValue(json)));
        return command;
    }

    /// <summary>What is to be said beside the list: that there is nothing, and which lines the user may not open.</summary>
    internal static ImmutableArray<string> Remarks(ImmutableArray<AttachedDevice> devices) =>
    [
        .. devices.IsEmpty ? ["Nothing is attached: no serial line, no USB measuring device and no stick. Plug the detector in, switch it on, and look again."] : Array.Empty<string>(),
        .. devices.Where(static device => !device.IsPermitted).Select(static device =>
            $"{device.Address}: you have no permission to open it. Add yourself to the group dialout (sudo usermod -a -G dialout {Environment.UserName}) and log in anew, or install the shipped udev/70-spectra.rules."),
    ];

    private static int Run(string folder, DiscoverySettings settings, bool json)
    {
        ProfileShelf shelf = ProfileShelf.Open(folder);
        foreach (ProfileFault fault in shelf.Faults)
        {
            CommandOutput.Problem($"Profile left out: {fault}");
        }

        ImmutableArray<AttachedDevice> devices = AttachedDevices.List(shelf, settings);
        if (json)
        {
            foreach (AttachedDevice device in devices)
            {
                CommandOutput.Line(JsonSerializer.Serialize(DeviceLine.Of(device), CommandJson.Line.DeviceLine));
            }
        }
        else if (!devices.IsEmpty)
        {
            Draw(devices);
        }

        foreach (string remark in Remarks(devices))
        {
            CommandOutput.Problem(remark);
        }

        return ExitCode.Done;
    }

    /// <summary>The table says what there is; below it stands, uncut by any column, what to type for each.</summary>
    private static void Draw(ImmutableArray<AttachedDevice> devices)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns(
            new TableColumn("").NoWrap(), new TableColumn("what it is"), new TableColumn("identity"), new TableColumn("profile"));
        foreach ((int i, AttachedDevice device) in devices.Index())
        {
            table.AddRow(
                new Text(Number(i)),
                CommandOutput.Text(device.Description),
                CommandOutput.Text(device.Usb is null && device.Key == device.Address.ToString() ? "none of its own" : device.Key),
                CommandOutput.Text(Profile(device)));
        }

        AnsiConsole.Write(table);
        CommandOutput.Line("To dock one, type the line behind its number:");
        foreach ((int i, AttachedDevice device) in devices.Index())
        {
            CommandOutput.Line(CommandOutput.Printable($"  {Number(i)}  spectra dock {Quoted(device.Address.ToString())}"));
        }
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>An argument as a shell takes it: a question mark or a space means something else to it outside quotes.</summary>
    internal static string Quoted(string argument) =>
        argument.All(static c => char.IsAsciiLetterOrDigit(c) || "/:._=@-".Contains(c, StringComparison.Ordinal)) ? argument
        : OperatingSystem.IsWindows() ? $"\"{argument}\"" : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static string Profile(AttachedDevice device) => device switch
    {
        { Profile: { } profile } => $"{profile.Id}: {profile.Name}{Environment.NewLine}{profile.Basis.Sentence}",
        { Kind: "storage" } => "none needed: its files are read",
        { Usb: null } => "none: a line without USB identity",
        _ => "none is known by its USB identity",
    };

    private static ImmutableArray<string> Whole(string[]? folders) => [.. (folders ?? []).Select(Path.GetFullPath)];
}
