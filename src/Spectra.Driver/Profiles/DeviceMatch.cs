using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Spectra.Driver.Profiles;

/// <summary>How an instrument is recognised.</summary>
/// <param name="Usb">The USB devices it may be; any of them.</param>
/// <param name="Answer">A regular expression that the whole answer to the identify query matches; null where any answer will do.</param>
/// <param name="MayProbe">Whether a device that matches no USB identity may be asked the identify query. Nothing else is ever sent to an unknown device.</param>
public sealed record DeviceMatch(ImmutableArray<UsbMatch> Usb, string? Answer, bool MayProbe)
{
    /// <summary>The longest regular expression for an answer, in characters.</summary>
    internal const int LongestPattern = 300;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Recognised by nothing: used only where a person names the profile.</summary>
    public static DeviceMatch Nothing { get; } = new([], null, MayProbe: false);

    /// <summary>Whether an answer to the identify query is this instrument's: the whole of it matches <see cref="Answer"/>, or any answer will do.</summary>
    /// <remarks>The time is linear in the answer's length.</remarks>
    /// <exception cref="ArgumentException"><see cref="Answer"/> is no regular expression that can be run so; no profile that was read from a file has such a one.</exception>
    public bool Accepts(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Answer is null || Compile(Answer).IsMatch(answer);
    }

    /// <summary>Why a regular expression can't be used; null where it can.</summary>
    internal static string? PatternFault(string pattern)
    {
        try
        {
            _ = Compile(pattern).IsMatch("MAKE,MODEL,SERIAL,FIRMWARE");
            return null;
        }
        catch (NotSupportedException)
        {
            return "the regular expression looks ahead or back, refers to itself or repeats too often to be run in a bounded time; expected a simpler one.";
        }
        catch (RegexMatchTimeoutException)
        {
            return "the regular expression takes too long; expected a simpler one.";
        }
        catch (ArgumentException failure)
        {
            return $"expected a regular expression: {failure.Message}";
        }
    }

    private static Regex Compile(string pattern)
    {
        // Alone first: an unbalanced bracket must not find its partner in what is put around the pattern.
        _ = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Longest);
        return new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Longest);
    }
}
