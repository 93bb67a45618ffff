using System.CommandLine;
using Spectra.Libraries;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary>The command line: every command once.</summary>
internal static class SpectraCommands
{
    /// <summary>The root with all commands.</summary>
    public static RootCommand Create() =>
        new("Reads spectra of portable infrared detectors, says what they are consistent with, and keeps the evidence.")
        {
            DemoCommand.Create(),
            ServeCommand.Create(),
            DevicesCommand.Create(),
            DockCommand.Create(),
            InspectCommand.Create(),
            ConvertCommand.Create(),
            IdentifyCommand.Create(),
            LibraryCommand.Create(),
            ValidateCommand.Create(),
            RecordCommand.Create(),
            ExhibitCommand.Create(),
            AuditCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            RetentionCommand.Create(),
            UserCommand.Create(),
        };

    /// <summary>Parses and runs; a wrong command line is answered with one sentence for each fault.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (Array.Exists(args, string.IsNullOrWhiteSpace))
        {
            CommandOutput.Problem("An argument is empty: a variable of the calling script may not be set.");
            return ExitCode.Usage;
        }

        ParseResult parsed = Create().Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await InvokeAsync(parsed);
        }

        foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
        {
            CommandOutput.Problem(error.Message);
        }

        CommandOutput.Problem("Run with --help to see what is expected.");
        return ExitCode.Usage;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (Altered(failure) is { } altered)
        {
            CommandOutput.Problem(altered.Message);
            return ExitCode.Refused;
        }
        catch (EvidenceException failure) when (failure.Obstacle is { } obstacle)
        {
            CommandOutput.Problem(failure.Message);
            return AuditCommand.ExitFor(obstacle);
        }
        catch (Exception failure) when (failure is EvidenceException or IOException or UnauthorizedAccessException)
        {
            // What no command expected of its files: a full disk, a medium that was pulled out, a lost right.
            CommandOutput.Problem(failure.Message);
            return ExitCode.SomeFailed;
        }
        catch (OperationCanceledException)
        {
            CommandOutput.Problem("Called off.");
            return ExitCode.SomeFailed;
        }
    }

    /// <summary>The altered library behind a failure, also of work that ran side by side; null where there is none.</summary>
    private static LibraryAlteredException? Altered(Exception failure) =>
        failure as LibraryAlteredException ?? (failure as AggregateException)?.Flatten().InnerExceptions.OfType<LibraryAlteredException>().FirstOrDefault();
}
