using System.Text.Json.Nodes;

namespace Spectra.Emulator.Faults;

/// <summary>Writes every fault that fired as a line of JSON, and counts them.</summary>
internal sealed class FaultJournal(TextWriter? log, TimeProvider time)
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>How often each kind fired, by its name in a script.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>A fault fired.</summary>
    /// <param name="fault">Which.</param>
    /// <param name="place">Where, in what its place is counted in.</param>
    /// <param name="offset">How many bytes had gone in its direction since the script was set.</param>
    /// <param name="detail">What was done.</param>
    public void Fired(Fault fault, long place, long offset, string detail)
    {
        string kind = FaultScript.Name(fault.Kind);
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        if (log is null)
        {
            return;
        }

        string counted = fault.Unit switch { FaultUnit.Answer => "answer", FaultUnit.Command => "command", FaultUnit.Connection => "connection", _ => "byte" };
        JsonObject line = new()
        {
            ["time"] = time.GetUtcNow().ToString("O"),
            ["kind"] = kind,
            ["direction"] = fault.Unit is FaultUnit.ByteIn or FaultUnit.Command ? "in" : "out",
            ["offset"] = offset,
            [counted] = place,
            ["detail"] = detail,
        };
        log.WriteLine(line.ToJsonString());
        log.Flush();
    }
}
