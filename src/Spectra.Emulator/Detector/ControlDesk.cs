using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectra.Emulator.Faults;
using Spectra.Emulator.Records;

namespace Spectra.Emulator.Detector;

/// <summary>What somebody may do to the simulated detector from outside: each command is a line, and each is answered by a line of JSON. Runs on the thread of the line.</summary>
internal sealed class ControlDesk(SimulatedDetector detector, HostLink link)
{
    private const int MostMeasurements = 10_000;

    /// <summary>Carries out a command.</summary>
    public string Carry(string line)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        string word = space < 0 ? line : line[..space];
        string rest = space < 0 ? "" : line[(space + 1)..].Trim();
        try
        {
            return Carry(word, rest).ToJsonString();
        }
        catch (Exception failure) when (failure is FormatException or IOException or JsonException or UnauthorizedAccessException)
        {
            return new JsonObject { ["error"] = failure.Message }.ToJsonString();
        }
    }

    private JsonNode Carry(string word, string rest)
    {
        switch (word)
        {
            case "records":
                return new JsonArray([.. detector.Memory.Records.Select(Shown)]);
            case "measure":
                int count = rest is "" ? 1 : (int)Number(rest, 1, MostMeasurements);
                detector.Measure(count);
                return new JsonObject { ["measured"] = count, ["records"] = detector.Memory.Records.Count };
            case "wipe":
                detector.Memory.Wipe();
                return new JsonObject { ["records"] = 0 };
            case "clock":
                return SetClock(rest);
            case "health":
                return SetHealth(rest);
            case "unplug":
                link.Unplug();
                return Address();
            case "plug":
                link.Plug();
                return Address();
            case "power":
                link.Unplug();
                link.IsPowerLost = true;
                link.Plug();
                return Address();
            case "address":
                return Address();
            case "faults":
                IReadOnlyList<Fault> faults = FaultScript.Parse(rest, detector.Profile.AnswerMilliseconds);
                link.SetFaults(faults);
                return new JsonObject { ["faults"] = faults.Count };
            case "counters":
                return Counters();
            case "send":
                link.IsSendPressed = true;
                return new JsonObject { ["offered"] = detector.Memory.Records.Count };
            case "quit":
                link.IsEnding = true;
                return new JsonObject { ["event"] = "ended" };
            default:
                throw new FormatException($"There is no control command '{word}'. Known are records, measure, wipe, clock, health, unplug, plug, power, address, faults, counters, send and quit.");
        }
    }

    private JsonObject Address() => new() { ["address"] = link.Address };

    private JsonObject SetClock(string rest)
    {
        if (rest == "1970")
        {
            detector.Clock.Set(DateTimeOffset.UnixEpoch);
        }
        else
        {
            detector.Clock.SetOffset(Number(rest, -100L * 366 * 86_400, 100L * 366 * 86_400));
        }

        detector.Memory.Save();
        return new JsonObject { ["clock"] = detector.Clock.Text(detector.Clock.Now), ["offsetSeconds"] = detector.Clock.Offset };
    }

    private JsonObject SetHealth(string rest)
    {
        string[] words = rest.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (words is not [string figure, string value] || !SimulatedDetector.Figures.Contains(figure))
        {
            throw new FormatException($"health needs a figure and a value, for example 'health battery-percent 12'. Figures are {string.Join(", ", SimulatedDetector.Figures)}.");
        }

        detector.Memory.State.Health[figure] = value;
        detector.Memory.Save();
        return new JsonObject { [figure] = value };
    }

    private JsonObject Counters()
    {
        JsonObject fired = [];
        foreach ((string kind, int count) in link.FaultsFired)
        {
            fired[kind] = count;
        }

        return new JsonObject
        {
            ["bytesOut"] = link.Counters.BytesOut,
            ["bytesIn"] = link.Counters.BytesIn,
            ["contentBytes"] = detector.ContentBytes,
            ["requests"] = link.Counters.Requests,
            ["connections"] = link.Counters.Connections,
            ["starts"] = detector.Memory.State.Starts,
            ["faults"] = fired,
        };
    }

    private JsonObject Shown(StoredRecord record) => new()
    {
        ["id"] = record.Id,
        ["name"] = record.Name,
        ["bytes"] = record.Bytes,
        ["time"] = detector.Clock.Text(DateTimeOffset.FromUnixTimeSeconds(record.Time).UtcDateTime),
        ["role"] = record.Role,
        ["sample"] = record.Sample,
        ["sha256"] = record.Sha256,
        ["acknowledged"] = record.IsAcknowledged,
    };

    private static long Number(string text, long lowest, long highest) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= lowest && number <= highest
            ? number
            : throw new FormatException($"A whole number from {lowest} to {highest} was expected, but got '{text}'.");
}
