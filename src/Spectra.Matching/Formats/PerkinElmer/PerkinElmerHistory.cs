namespace Spectra.Formats.PerkinElmer;

/// <summary>What the nested history records of a PerkinElmer file state: what was done to the spectrum, and how it was measured.</summary>
internal sealed class PerkinElmerHistory
{
    private const ushort HistoryRecord = 121;

    // Members of a history record.
    private const ushort User = 35_698;
    private const ushort Action = 35_699;
    private const ushort Timestamp = 35_700;
    private const ushort Description = 35_702;

    // Members of the instrument header.
    private const ushort Model = 35_837;
    private const ushort Serial = 35_838;
    private const ushort Scans = 35_840;
    private const ushort ResolutionMember = 35_844;
    private const ushort AccessoryMember = 35_854;

    // Real files nest eight deep; a hostile one must not nest without end.
    private const int DeepestNesting = 24;
    private const int MostRemarks = 200;

    private readonly List<string> _remarks = [];
    private string? _model;
    private string? _serial;

    /// <summary>The time of the oldest record, in the file's own words.</summary>
    public string? MeasuredAt { get; private set; }

    public double? Resolution { get; private set; }

    public int? CoAddedScans { get; private set; }

    public string? Accessory { get; private set; }

    public string? Instrument => _model is null ? null : _serial is null ? _model : $"{_model}, serial number {_serial}";

    public string? Remarks => _remarks.Count == 0 ? null : string.Join('\n', _remarks);

    /// <summary>Reads a block and all blocks in it.</summary>
    public void Read(ByteReader reader, PerkinElmerBlock outer, int depth = 0)
    {
        if (depth > DeepestNesting || !reader.Holds(outer.At, outer.Length))
        {
            return;
        }

        long at = outer.At;
        while (at + PerkinElmerBlock.HeaderLength <= outer.End)
        {
            PerkinElmerBlock block = PerkinElmerBlock.Header(reader, at);
            if (block.End > outer.End)
            {
                return;
            }

            if (block.Id <= 126 || block.IsNested(reader))
            {
                Read(reader, block, depth + 1);
            }
            else
            {
                Take(reader, outer.Id, block);
            }

            at = block.End;
        }
    }

    private void Take(ByteReader reader, ushort outer, PerkinElmerBlock member)
    {
        switch (outer, member.Id)
        {
            case (HistoryRecord, Timestamp):
                // Records are nested from the newest to the oldest.
                MeasuredAt = member.AsText(reader) ?? MeasuredAt;
                break;
            case (HistoryRecord, User or Action or Description):
                if (_remarks.Count < MostRemarks && member.AsText(reader) is string remark && !_remarks.Contains(remark))
                {
                    _remarks.Add(remark);
                }

                break;
            case (not HistoryRecord, Model):
                _model = member.AsText(reader);
                break;
            case (not HistoryRecord, Serial):
                _serial = member.AsText(reader);
                break;
            case (not HistoryRecord, Scans):
                CoAddedScans = member.AsNumber(reader) is >= 1 and <= ushort.MaxValue and double scans ? (int)scans : null;
                break;
            case (not HistoryRecord, ResolutionMember):
                Resolution = member.AsNumber(reader) is > 0 and < 1e4 and double resolution ? resolution : null;
                break;
            case (not HistoryRecord, AccessoryMember):
                Accessory = member.AsText(reader);
                break;
            default:
                break;
        }
    }
}
