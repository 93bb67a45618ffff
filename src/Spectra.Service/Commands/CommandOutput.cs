using System.Text;
using Spectre.Console;

namespace Spectra.Service.Commands;

/// <summary>Where a command speaks: results to stdout, sentences and progress to stderr.</summary>
internal static class CommandOutput
{
    /// <summary>Finding out what a terminal can do takes time, and lines of results need none.</summary>
    private static readonly Lazy<IAnsiConsole> Found = new(static () => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));

    /// <summary>Draws tables and progress for a person; on stderr, so that stdout holds results only.</summary>
    public static IAnsiConsole Terminal => Found.Value;

    /// <summary>Stdout as UTF-8 with LF whatever the system's locale, because JSON is UTF-8.</summary>
    private static readonly StreamWriter Results = new(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    /// <summary>One line of a result.</summary>
    public static void Line(string line) => Results.WriteLine(line);

    /// <summary>Text for a table or a card, made printable.</summary>
    public static Text Text(string text, Color? color = null) => new(Printable(text), new Style(color));

    /// <summary>A text of foreign origin without what a terminal obeys: escape sequences and other controls, and marks that reverse the direction of writing.</summary>
    public static string Printable(string text) =>
        string.Concat(text.Select(c => c is '\n' or '\t' || !(char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069') ? c : '\uFFFD'));

    /// <summary>A line for a person with a coloured mark before it; the mark is a word or a sign too, so that nothing hangs on the colour.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="text">The line.</param>
    /// <param name="beside">Whether it goes to stderr, because stdout holds results for a program.</param>
    public static void Marked(string mark, Color color, string text, bool beside = false) =>
        (beside ? Terminal : AnsiConsole.Console).Write(new Paragraph().Append(Printable(mark), new Style(color)).Append($" {Printable(text)}{Environment.NewLine}"));

    /// <summary>One sentence about something that went wrong.</summary>
    public static void Problem(string sentence) => Console.Error.WriteLine(Printable(sentence));

    /// <summary>One sentence about a file.</summary>
    public static void Problem(string file, string code, string sentence) => Problem($"{file}: {code}: {sentence}");
}
