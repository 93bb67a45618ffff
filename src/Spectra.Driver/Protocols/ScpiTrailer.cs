using System.Globalization;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Protocols;

/// <summary>What is asked behind every SCPI question, and what must come behind its answer: the event status where the profile wants it, then the token.</summary>
internal sealed class ScpiTrailer
{
    private const int ErrorBits = 0b0011_1000;

    private readonly bool _hasStatus;
    private readonly string? _token;

    public ScpiTrailer(ProtocolDeclaration.Scpi declared, int token)
    {
        _hasStatus = declared.AppendEventStatus;
        _token = declared.Token.Length == 0 ? null : token.ToString(CultureInfo.InvariantCulture);
        string echo = _token is null ? "" : ";" + declared.Token.Replace("{token}", _token, StringComparison.Ordinal);
        Suffix = (_hasStatus ? ";*ESR?" : "") + echo;
    }

    /// <summary>What goes behind the question.</summary>
    public string Suffix { get; }

    /// <summary>Where in a line the trailer begins; -1 where it is not there.</summary>
    public int StartIn(string line)
    {
        int end = line.Length;
        for (int i = (_hasStatus ? 1 : 0) + (_token is null ? 0 : 1); i > 0; i--)
        {
            end = end > 0 ? line.LastIndexOf(';', end - 1) : -1;
            if (end < 0)
            {
                // A refused question answers nothing of its own: then the line begins with what follows it.
                return i == 1 && IsTrailer(";" + line) ? 0 : -1;
            }
        }

        return end;
    }

    /// <summary>Whether the content belongs to this question, and was given.</summary>
    /// <param name="trailer">What came behind the content, <c>;</c> in front.</param>
    /// <param name="content">The content.</param>
    public Attempt<T> Judge<T>(string trailer, T content)
    {
        string text = trailer.Trim();
        text = text.StartsWith(';') || text.Length == 0 ? text : ";" + text;
        return !IsTrailer(text) ? Attempt.Again<T>("The answer is to another question, or damaged.")
            : _hasStatus && (Status(text) & ErrorBits) != 0 ? Attempt.Refused<T>(string.Create(CultureInfo.InvariantCulture, $"event status {Status(text)}"))
            : Attempt.Given(content);
    }

    private bool IsTrailer(string text)
    {
        string[] parts = text.Split(';');
        int expected = 1 + (_hasStatus ? 1 : 0) + (_token is null ? 0 : 1);
        return parts.Length == expected && parts[0].Length == 0
            && (!_hasStatus || Status(text) is >= 0 and <= 255)
            && (_token is null || parts[^1] == _token);
    }

    private static int Status(string text) => int.TryParse(text.Split(';')[1], NumberStyles.None, CultureInfo.InvariantCulture, out int status) ? status : -1;
}
