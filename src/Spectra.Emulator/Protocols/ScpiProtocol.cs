using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Spectra.Emulator.Detector;
using Spectra.Emulator.Records;

namespace Spectra.Emulator.Protocols;

/// <summary>Lines of text and definite-length blocks: the commands of the profile and the common ones of IEEE 488.2.</summary>
internal sealed class ScpiProtocol : IProtocol
{
    private const int LongestLine = 4096;
    private const int LargestBlock = 1 << 20;
    private const string AppendedStatus = ";*ESR?";

    private readonly HostLink _link;
    private readonly SimulatedDetector _detector;
    private readonly ScpiStatus _status = new();
    private readonly List<ScpiCommand> _commands = [];
    private readonly List<byte> _line = [];
    private bool _isTooLong;
    private bool _hasBlock;
    private string _token = "0";

    public ScpiProtocol(HostLink link, SimulatedDetector detector)
    {
        _link = link;
        _detector = detector;
        InstrumentProfile profile = detector.Profile;
        Add(profile.Command("identify") ?? "*IDN?", _ => Text(detector.Identity.ToString()));
        Add(profile.Command("token") ?? "*ESE {token};*ESE?", Token);
        Add(profile.Command("error") ?? "SYST:ERR?", _ => Text(_status.NextError()));
        Add(profile.Command("list"), _ => Block(detector.Catalogue()));
        Add(profile.Command("read"), Read);
        Add(profile.Command("acknowledge"), Acknowledge);
        Add(profile.Command("clock"), _ => Text(detector.Clock.Text(detector.Clock.Now)));
        foreach ((string figure, System.Text.Json.JsonElement asked) in profile.Health)
        {
            Add(asked.GetString(), _ => Text(detector.Health(figure)));
        }

        foreach (string part in (profile.Command("token") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Add(part, Token);
        }
    }

    /// <inheritdoc/>
    public void Converse()
    {
        _line.Clear();
        _isTooLong = false;
        byte[] buffer = new byte[1024];
        while (true)
        {
            int count = _link.Receive(buffer, -1);
            for (int i = 0; i < count; i++)
            {
                Take(buffer[i], count - i - 1);
            }
        }
    }

    private void Add(string? template, Func<Match, byte[]?> answer)
    {
        if (template is not null)
        {
            _commands.Add(new ScpiCommand(template, answer));
        }
    }

    private void Take(byte next, int ahead)
    {
        if (next != '\n')
        {
            _isTooLong |= _line.Count == LongestLine;
            if (!_isTooLong)
            {
                _line.Add(next);
            }

            return;
        }

        string line = Encoding.Latin1.GetString([.. _line]).Trim();
        bool isTooLong = _isTooLong;
        _line.Clear();
        _isTooLong = false;
        if (isTooLong)
        {
            _status.Refuse(-363);
        }
        else if (line.Length > 0)
        {
            Execute(line, ahead);
        }
    }

    private void Execute(string line, int ahead)
    {
        CommandFate fate = _link.NextCommand(ahead);
        bool isStatusAppended = line.EndsWith(AppendedStatus, StringComparison.OrdinalIgnoreCase);
        string body = isStatusAppended ? line[..^AppendedStatus.Length] : line;
        _hasBlock = false;
        List<byte[]> answers = [];
        if (fate != CommandFate.Ordinary)
        {
            _status.Refuse(fate == CommandFate.Refused ? -200 : _detector.Profile.BusyCodes is [int code, ..] ? code : -284);
        }
        else if (!TryAnswer(body, answers))
        {
            foreach (string unit in ScpiText.Units(body))
            {
                if (!TryAnswer(unit, answers) && !TryCommon(unit, answers))
                {
                    _status.Refuse(unit.Any(character => character is < ' ' or > '~') ? -101 : -113);
                }
            }
        }

        if (isStatusAppended)
        {
            answers.Add(Text(_status.TakeEvents()));
        }

        if (answers.Count > 0)
        {
            byte[] whole = ScpiText.Joined(answers);
            _link.Answer(whole, _hasBlock ? by => ScpiText.WithWrongLength(whole, by) : null);
        }
    }

    private bool TryAnswer(string unit, List<byte[]> answers)
    {
        foreach (ScpiCommand command in _commands)
        {
            if (command.Pattern.Match(unit) is { Success: true } match)
            {
                if (command.Answer(match) is { } answer)
                {
                    answers.Add(answer);
                }

                return true;
            }
        }

        return false;
    }

    private bool TryCommon(string unit, List<byte[]> answers)
    {
        string? answer = _status.Common(unit, _detector.Identity);
        if (answer is { Length: > 0 })
        {
            answers.Add(Text(answer));
        }

        return answer is not null;
    }

    private byte[]? Token(Match match)
    {
        if (match.Groups["token"] is { Success: true } token)
        {
            _token = token.Value;
        }

        return match.Value.EndsWith('?') || match.Value.Contains("? ", StringComparison.Ordinal) ? Text(_token) : null;
    }

    private byte[]? Read(Match match)
    {
        if (Record(match) is not { } record)
        {
            return null;
        }

        long offset = Number(match, "offset", 0);
        long length = Math.Min(Number(match, "length", LargestBlock), LargestBlock);
        if (_detector.Range(record, offset, length) is { } range)
        {
            return Block(range.Span);
        }

        _status.Refuse(-222);
        return null;
    }

    private byte[]? Acknowledge(Match match)
    {
        if (Record(match) is { } record)
        {
            _detector.Memory.Acknowledge(record);
        }

        return match.Value.EndsWith('?') ? Text("1") : null;
    }

    private StoredRecord? Record(Match match)
    {
        StoredRecord? record = _detector.Memory.Find(match.Groups["id"].Value);
        if (record is null)
        {
            _status.Refuse(-256);
        }

        return record;
    }

    private byte[] Block(ReadOnlySpan<byte> content)
    {
        _hasBlock = true;
        return [.. ScpiText.BlockStart(content.Length), .. content];
    }

    private static long Number(Match match, string name, long otherwise) =>
        match.Groups[name] is { Success: true } group ? long.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
