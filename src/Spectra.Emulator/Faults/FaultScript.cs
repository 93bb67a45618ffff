using System.Text.Json;
using Spectra.Emulator.Simulation;

namespace Spectra.Emulator.Faults;

/// <summary>Reads a script of faults: those that are placed, and those that chance places by a seed.</summary>
internal static class FaultScript
{
    private const int MostFaults = 100_000;

    /// <summary>The name of a kind in a script.</summary>
    public static string Name(FaultKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>The faults of a script.</summary>
    /// <param name="json">The text of the script.</param>
    /// <param name="answerMilliseconds">How long the host waits for an answer: a late answer comes after that.</param>
    /// <exception cref="FormatException">It is no script; the message says where.</exception>
    public static IReadOnlyList<Fault> Parse(string json, int answerMilliseconds)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            List<Fault> faults = [];
            foreach (JsonElement entry in document.RootElement.TryGetProperty("faults", out JsonElement placed) ? placed.EnumerateArray() : default)
            {
                faults.Add(Read(entry, Kind(entry.GetProperty("kind").GetString()), entry.GetProperty("at").GetInt64(), 0, new RandomStream((ulong)faults.Count), answerMilliseconds));
            }

            if (document.RootElement.TryGetProperty("random", out JsonElement random))
            {
                faults.AddRange(Random(random, answerMilliseconds));
            }

            return faults;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"The fault script can't be read: {failure.Message}", failure);
        }
    }

    // Places are drawn evenly up to twice the mean distance, in whole bytes, which is the same on every machine.
    private static IEnumerable<Fault> Random(JsonElement random, int answerMilliseconds)
    {
        RandomStream chance = RandomStream.For((ulong)Number(random, "seed", 0), "faults");
        FaultKind[] kinds = [.. random.GetProperty("kinds").EnumerateArray().Select(kind => Kind(kind.GetString()))];
        long mean = Math.Clamp(Number(random, "meanBytes", 20_000), 1, int.MaxValue);
        long count = kinds is [] ? 0 : Math.Clamp(Number(random, "max", 10), 0, MostFaults);
        long at = 0;
        for (int i = 0; i < count; i++)
        {
            at += 1 + (long)(chance.Next() % (ulong)((2 * mean) - 1));
            FaultKind kind = kinds[(int)(chance.Next() % (ulong)kinds.Length)];
            bool isByte = Unit(kind, random) is FaultUnit.ByteOut or FaultUnit.ByteIn;
            yield return Read(random, kind, isByte ? at : 0, isByte ? 0 : at, chance, answerMilliseconds);
        }
    }

    private static Fault Read(JsonElement entry, FaultKind kind, long at, long from, RandomStream chance, int answerMilliseconds)
    {
        int bit = (int)(chance.Next() % 8);
        return new Fault(
            kind,
            Unit(kind, entry),
            at,
            from,
            (int)Number(entry, "bit", bit) & 7,
            (int)Math.Clamp(Number(entry, "length", Length(kind)), -65_536, 65_536),
            (int)Math.Clamp(Number(entry, "ms", Milliseconds(kind, answerMilliseconds)), 0, 600_000),
            entry.TryGetProperty("keep", out JsonElement keep) ? Math.Max(0, keep.GetInt32()) : null,
            Number(entry, "seconds", 3600));
    }

    private static FaultUnit Unit(FaultKind kind, JsonElement entry) => kind switch
    {
        FaultKind.DuplicateFrame or FaultKind.LateAnswer or FaultKind.TruncatedAnswer or FaultKind.WrongLength or FaultKind.AtChatter => FaultUnit.Answer,
        FaultKind.Refused or FaultKind.Busy or FaultKind.ClockJump => FaultUnit.Command,
        FaultKind.IdReuse or FaultKind.StaleBytes => FaultUnit.Connection,
        _ => !entry.TryGetProperty("direction", out JsonElement direction) || direction.ValueEquals("out"u8) ? FaultUnit.ByteOut
            : direction.ValueEquals("in"u8) ? FaultUnit.ByteIn
            : throw new FormatException($"The fault script has the direction '{direction}'; in and out are known."),
    };

    private static int Length(FaultKind kind) => kind switch
    {
        FaultKind.Noise => 8,
        FaultKind.SlowDrip => 64,
        FaultKind.StaleBytes => 48,
        FaultKind.WrongLength => 5,
        _ => 1,
    };

    private static int Milliseconds(FaultKind kind, int answerMilliseconds) => kind switch
    {
        FaultKind.LateAnswer => answerMilliseconds + 200,
        FaultKind.SlowDrip => 1,
        FaultKind.Stall => 300,
        FaultKind.Replug or FaultKind.PowerLoss => 200,
        _ => 0,
    };

    private static FaultKind Kind(string? name) =>
        Enum.GetValues<FaultKind>().Where(kind => Name(kind) == name).Select(kind => (FaultKind?)kind).FirstOrDefault()
        ?? throw new FormatException($"The fault script has the kind '{name}'; known are {string.Join(", ", Enum.GetValues<FaultKind>().Select(Name))}.");

    private static long Number(JsonElement entry, string name, long otherwise) => entry.TryGetProperty(name, out JsonElement value) ? value.GetInt64() : otherwise;
}
