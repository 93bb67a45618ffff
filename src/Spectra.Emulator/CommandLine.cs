using System.Collections.Immutable;
using Spectra.Emulator.Detector;
using Spectra.Emulator.Stick;

namespace Spectra.Emulator;

/// <summary>The commands of the simulated detector. Exit codes: 0 done, 1 failed, 2 wrong usage.</summary>
internal static class CommandLine
{
    private static readonly ImmutableArray<Command> Commands =
    [
        StickCommand.Command,
        DetectorCommand.Command,
    ];

    /// <summary>Runs the command that the first argument names.</summary>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        if (arguments is ["--help"] or ["-h"])
        {
            WriteHelp(output);
            return 0;
        }

        if (arguments is [] || Commands.FirstOrDefault(candidate => candidate.Name == arguments[0]) is not { } command)
        {
            error.WriteLine(arguments is [] ? "No command was given." : $"There is no command '{arguments[0]}'.");
            WriteHelp(error);
            return 2;
        }

        if (arguments[1..] is ["--help"] or ["-h"])
        {
            output.WriteLine(command.Usage);
            return 0;
        }

        return Run(command, arguments[1..], output, error);
    }

    private static int Run(Command command, string[] arguments, TextWriter output, TextWriter error)
    {
        try
        {
            command.Run(arguments, output);
            return 0;
        }
        catch (WrongUsageException usage)
        {
            error.WriteLine(usage.Message);
            error.WriteLine(command.Usage);
            return 2;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            error.WriteLine(failure.Message);
            return 1;
        }
    }

    private static void WriteHelp(TextWriter writer)
    {
        writer.WriteLine("spectra-emulator: a simulated portable infrared detector. Everything it makes is SIMULATED.");
        writer.WriteLine();
        foreach (Command command in Commands)
        {
            writer.WriteLine($"  {command.Name,-10}{command.Summary}");
        }

        writer.WriteLine();
        writer.WriteLine("spectra-emulator COMMAND --help tells more of a command.");
    }
}
