using System.Text;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary>Where a command speaks: results to stdout, sentences and progress to stderr.</summary>
internal static class CommandOutput
{
    /// <summary>Draws tables and progress for a person; on stderr, so that stdout holds results only.</summary>
    public static IAnsiConsole Terminal { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Stdout as UTF-8 with LF whatever the system's locale, because JSON is UTF-8.</summary>
    private static readonly StreamWriter Results = new(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    /// <summary>One line of a result.</summary>
    public static void Line(string line) => Results.WriteLine(line);

    /// <summary>A line for a person with a coloured mark before it; the mark is a word or a sign too, so that nothing hangs on the colour.</summary>
    public static void Marked(string mark, Color color, string text) =>
        AnsiConsole.Write(new Paragraph().Append(mark, new Style(color)).Append($" {text}{Environment.NewLine}"));

    /// <summary>One sentence about something that went wrong.</summary>
    public static void Problem(string sentence) => Console.Error.WriteLine(sentence);

    /// <summary>One sentence about a file.</summary>
    public static void Problem(string file, string code, string sentence) => Console.Error.WriteLine($"{file}: {code}: {sentence}");
}
