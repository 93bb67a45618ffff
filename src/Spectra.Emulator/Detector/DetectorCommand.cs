using System.Globalization;
using Spectra.Emulator.Faults;
using Spectra.Emulator.Lines;
using Spectra.Emulator.Records;
using Spectra.Emulator.Simulation;

namespace Spectra.Emulator.Detector;

/// <summary><c>detector</c>: behaves as a portable detector with stored records on a pseudo terminal or a TCP port.</summary>
internal static class DetectorCommand
{
    private const string Synthetic = "SYNTHETIC";

    public static Command Command { get; } = new(
        "detector",
        "behaves as a detector at a serial line or TCP port",
        """
        spectra-emulator detector --profile FILE (--pty [LINK] | --tcp PORT) [options]

          --profile FILE      the device profile of the instrument to play
          --pty [LINK]        on a pseudo terminal (Linux), with a symbolic link to it
          --tcp PORT          on a port of the loopback address; 0 for any that is free
          --memory DIR        keeps its records here; without it they are gone at the end
          --records N         how many records an empty memory gets (a morning's work: 11)
          --spectra SOURCE    a file, a folder, or SYNTHETIC measurements (SYNTHETIC)
          --bands FILE        the band table of SYNTHETIC samples (invented bands)
          --seed N            the same number gives the same measurements (1)
          --serial S          its serial number (SIM-0001)
          --identity TEXT     make,model,serial,firmware
          --faults FILE       a script of what goes wrong; see the README
          --pace BAUD         sends at the rate of a real line
          --log FILE          writes every fault that fired as a line of JSON
          --control           takes commands from the standard input; its end ends the detector
          --start TIME        what its clock says at the start, for example 2026-11-22T08:50:00
        """,
        Run);

    private static void Run(string[] arguments, TextWriter output)
    {
        Options options = new(
            WithLink(arguments),
            ["--profile", "--pty", "--tcp", "--memory", "--records", "--spectra", "--bands", "--seed", "--serial", "--identity", "--faults", "--pace", "--log", "--start"],
            ["--control"]);
        InstrumentProfile profile = InstrumentProfile.Read(options.Require("--profile"));
        Identity identity = Identity.Of(profile, options.Find("--identity"), options.Find("--serial"));
        if (options.Has("--pty") == options.Has("--tcp"))
        {
            throw new WrongUsageException("One of --pty and --tcp is needed.");
        }

        using Inbox inbox = new();
        using DeviceMemory memory = new(options.Find("--memory"), Source(options));
        DeviceClock clock = new(TimeProvider.System, memory.State, profile.ClockFormat, profile.IsClockLocal);
        if (Start(options) is { } start)
        {
            clock.Set(start);
        }

        SimulatedDetector detector = new(profile, identity, memory, clock, TimeProvider.System);
        if (memory.IsNew)
        {
            detector.FillMemory(Number(options, "--records", 10_000) ?? memory.MeasurementsOfAMorning);
        }

        using StreamWriter? log = options.Find("--log") is { } path ? new StreamWriter(path, append: true) : null;
        using ILine line = Line(options, inbox);
        HostLink link = new(line, inbox, detector, new Pacing(Number(options, "--pace", 100_000_000, lowest: 300)), new FaultJournal(log, TimeProvider.System));
        if (options.Find("--faults") is { } script)
        {
            link.SetFaults(FaultScript.Parse(File.ReadAllText(script), profile.AnswerMilliseconds));
        }

        using StreamReader? control = options.Has("--control") ? new StreamReader(Console.OpenStandardInput()) : null;
        new DetectorRun(detector, link, inbox, output).Run(control);
    }

    private static IMeasurementSource Source(Options options)
    {
        string source = options.Find("--spectra") ?? Synthetic;
        return source != Synthetic ? new FileSource(source)
            : new SyntheticSource(options.Find("--bands") is { } bands ? BandFile.Read(bands) : BandFile.Invented, options.Has("--seed") ? options.RequireNumber("--seed") : 1);
    }

    private static ILine Line(Options options, Inbox inbox)
    {
        if (Number(options, "--tcp", ushort.MaxValue) is { } port)
        {
            return new TcpLine(inbox, port);
        }

        return OperatingSystem.IsLinux()
            ? new PtyLine(inbox, options.Find("--pty") is { Length: > 0 } link ? link : null)
            : throw new IOException("A pseudo terminal is made on Linux only; use --tcp 0.");
    }

    // The link after --pty may be left out, which the options can't tell from a value that is missing.
    private static string[] WithLink(string[] arguments)
    {
        int at = Array.IndexOf(arguments, "--pty");
        return at < 0 || (at + 1 < arguments.Length && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal))
            ? arguments
            : [.. arguments[..(at + 1)], "", .. arguments[(at + 1)..]];
    }

    private static int? Number(Options options, string name, int highest, int lowest = 0) =>
        !options.Has(name) ? null
        : options.RequireNumber(name) is ulong number && number >= (ulong)lowest && number <= (ulong)highest ? (int)number
        : throw new WrongUsageException($"{name} needs a whole number from {lowest} to {highest}, but got '{options.Require(name)}'.");

    private static DateTimeOffset? Start(Options options) =>
        options.Find("--start") is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset start) ? start
        : throw new WrongUsageException($"--start needs a time such as 2026-11-22T08:50:00, but got '{text}'.");
}
