using Spectra.Service.Seizures;

namespace Spectra.Service.Commands;

/// <summary>The first question at docking, before anything is opened.</summary>
internal static class DeskQuestion
{
    private const string Question = "Is the detector decontaminated and the sample away from the desk? [y/N] ";

    private static readonly string[] Yes = ["y", "yes", "д", "да", "и", "иә"];

    /// <summary>Asks a person.</summary>
    /// <param name="answers">Where the answer is typed.</param>
    /// <param name="terminal">Where the question is shown.</param>
    /// <param name="by">Who answers; null where no name was given.</param>
    /// <returns>The answer; null where it is anything but yes.</returns>
    public static DeskAnswer? Ask(TextReader answers, TextWriter terminal, string? by)
    {
        terminal.Write(Question);
        terminal.Flush();
        return answers.ReadLine() is { } answer && Yes.Contains(answer.Trim(), StringComparer.OrdinalIgnoreCase) ? new DeskAnswer(true, by) : null;
    }

    /// <summary>Asks where a person sits at a terminal; what was answered on the command line is not asked again.</summary>
    /// <param name="isAnswered">Whether the command line says yes.</param>
    /// <param name="by">Who says so; null where no name was given.</param>
    /// <param name="json">Whether a program reads the output.</param>
    /// <returns>The answer; null where it is anything but yes.</returns>
    public static DeskAnswer? Ask(bool isAnswered, string? by, bool json)
    {
        if (isAnswered)
        {
            return new DeskAnswer(true, by);
        }

        if (!json && !Console.IsInputRedirected && !Console.IsErrorRedirected)
        {
            return Ask(Console.In, Console.Error, by);
        }

        CommandOutput.Problem("Nobody was asked whether the detector is decontaminated; the record says so. Give --decontaminated where it is.");
        return DeskAnswer.NotAsked;
    }
}
