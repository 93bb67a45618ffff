namespace Spectra.Service.Commands;

/// <summary>One line of a terminal that is written over as work goes on; silent where nobody watches.</summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="width">How many characters it may have; 0 to show nothing.</param>
internal sealed class StatusLine(TextWriter terminal, int width)
{
    private bool _isShown;

    /// <summary>The line at the bottom of stderr, where that is a terminal.</summary>
    public static StatusLine OfTerminal()
    {
        try
        {
            return new StatusLine(Console.Error, Console.IsErrorRedirected ? 0 : Console.WindowWidth - 1);
        }
        catch (IOException)
        {
            return new StatusLine(Console.Error, 0);
        }
    }

    /// <summary>Shows a text in place of the one before.</summary>
    public void Show(string text)
    {
        if (width > 0)
        {
            string printable = CommandOutput.Printable(text).ReplaceLineEndings(" ");
            terminal.Write($"\r\u001b[K{(printable.Length > width ? printable[..width] : printable)}");
            _isShown = true;
        }
    }

    /// <summary>Takes it away, so that something else can be written.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            terminal.Write("\r\u001b[K");
            _isShown = false;
        }
    }
}
