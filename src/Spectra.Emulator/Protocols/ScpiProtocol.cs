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
            foreach (byte next in buffer.AsSpan(0, count))
            {
                Take(next);
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

    private void Take(byte next)
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
            Execute(line);
        }
    }

    private void Execute(string line)
    {
        CommandFate fate = _link.NextCommand();
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
            foreach (string unit in Units(body))
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
            byte[] whole = Joined(answers);
            _link.Answer(whole, _hasBlock ? by => WithWrongLength(whole, by) : null);
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
        string length = content.Length.ToString(CultureInfo.InvariantCulture);
        return [.. Text($"#{length.Length}{length}"), .. content];
    }

    private static long Number(Match match, string name, long otherwise) =>
        match.Groups[name] is { Success: true } group ? long.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    private static byte[] WithWrongLength(byte[] answer, int by)
    {
        int digits = answer[1] - '0';
        int length = int.Parse(Encoding.ASCII.GetString(answer, 2, digits), CultureInfo.InvariantCulture);
        string wrong = Math.Max(0, length + by).ToString(CultureInfo.InvariantCulture);
        return [.. Text($"#{wrong.Length}{wrong}"), .. answer[(2 + digits)..]];
    }

    private static byte[] Joined(List<byte[]> answers)
    {
        List<byte> whole = [.. answers[0]];
        foreach (byte[] answer in answers.Skip(1))
        {
            whole.Add((byte)';');
            whole.AddRange(answer);
        }

        whole.Add((byte)'\n');
        return [.. whole];
    }

    // A line may hold several commands, with semicolons between them that do not lie in quotes.
    private static IEnumerable<string> Units(string line)
    {
        int start = 0;
        bool isQuoted = false;
        for (int i = 0; i <= line.Length; i++)
        {
            isQuoted ^= i < line.Length && line[i] == '"';
            if (i == line.Length || (line[i] == ';' && !isQuoted))
            {
                string unit = line[start..i].Trim();
                start = i + 1;
                if (unit.Length > 0)
                {
                    yield return unit;
                }
            }
        }
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
