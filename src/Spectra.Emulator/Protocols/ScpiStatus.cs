using System.Globalization;
using Spectra.Emulator.Detector;

namespace Spectra.Emulator.Protocols;

/// <summary>The status of IEEE 488.2: the events, the queue of errors, and the common commands that ask for them.</summary>
internal sealed class ScpiStatus
{
    private const int QueueLength = 16;

    private readonly Queue<int> _errors = new();
    private int _events = 128;
    private int _enabledEvents;
    private int _enabledRequests;

    /// <summary>A command was refused.</summary>
    /// <param name="error">The number of the error, below 0.</param>
    public void Refuse(int error)
    {
        _events |= error switch { > -200 and < 0 => 1 << 5, > -300 and <= -200 => 1 << 4, > -500 and <= -400 => 1 << 2, _ => 1 << 3 };
        if (_errors.Count < QueueLength)
        {
            _errors.Enqueue(_errors.Count == QueueLength - 1 ? -350 : error);
        }
    }

    /// <summary>The oldest error, which leaves the queue.</summary>
    public string NextError()
    {
        int error = _errors.TryDequeue(out int oldest) ? oldest : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{error},\"{Words(error)}\"");
    }

    /// <summary>The events since they were last asked for.</summary>
    public string TakeEvents()
    {
        int events = _events;
        _events = 0;
        return Number(events);
    }

    /// <summary>Carries out a common command.</summary>
    /// <returns>Its answer, empty where it has none; null when it is no common command.</returns>
    public string? Common(string unit, Identity identity)
    {
        string[] words = unit.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        bool hasNumber = words.Length == 2 && byte.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out byte _);
        int number = hasNumber ? byte.Parse(words[1], CultureInfo.InvariantCulture) : 0;
        switch (words[0].ToUpperInvariant())
        {
            case "*IDN?":
                return identity.ToString();
            case "*ESR?":
                return TakeEvents();
            case "*ESE?":
                return Number(_enabledEvents);
            case "*SRE?":
                return Number(_enabledRequests);
            case "*STB?":
                return Number((_errors.Count > 0 ? 4 : 0) | ((_events & _enabledEvents) != 0 ? 32 : 0));
            case "*OPC?":
                return "1";
            case "*TST?":
                return "0";
            case "*CLS":
                _events = 0;
                _errors.Clear();
                return "";
            case "*ESE" when hasNumber:
                _enabledEvents = number;
                return "";
            case "*SRE" when hasNumber:
                _enabledRequests = number;
                return "";
            case "*OPC":
                _events |= 1;
                return "";
            case "*RST" or "*WAI":
                return "";
            default:
                return null;
        }
    }

    private static string Words(int error) => error switch
    {
        0 => "No error",
        -101 => "Invalid character",
        -113 => "Undefined header",
        -200 => "Execution error",
        -222 => "Data out of range",
        -256 => "File name not found",
        -284 => "Program currently running",
        -350 => "Queue overflow",
        -363 => "Input buffer overrun",
        _ => "Device-specific error",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
