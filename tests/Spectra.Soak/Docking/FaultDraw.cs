using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Spectra.Soak.Docking;

/// <summary>The faults of one session, drawn from a seed: one kind several times, or a mix.</summary>
/// <param name="Script">The script for the emulator.</param>
/// <param name="HitsQuestions">Whether bytes on their way to the device are damaged, so that it may do another thing than it was asked.</param>
internal sealed record FaultDraw(string Script, bool HitsQuestions)
{
    private const int MostBytesOut = 14_000;
    private const int MostBytesIn = 1_500;
    private const int FirstBytes = 600;
    private const int MostAnswers = 40;

    /// <summary>Every kind of fault that the emulator knows.</summary>
    public static ImmutableArray<string> Kinds { get; } =
    [
        "noise", "flip", "drop", "duplicate-bytes", "duplicate-frame", "late-answer", "truncated-answer", "wrong-length", "slow-drip", "stall", "hang-up",
        "replug", "power-loss", "id-reuse", "clock-jump", "refused", "busy", "stale-bytes", "at-chatter",
    ];

    /// <summary>No fault.</summary>
    public static FaultDraw None { get; } = new("{}", HitsQuestions: false);

    /// <summary>Draws them.</summary>
    public static FaultDraw Of(Random random)
    {
        bool isMix = random.Next(3) == 0;
        string only = Kinds[random.Next(Kinds.Length)];
        JsonArray faults = [];
        bool hitsQuestions = false;
        for (int left = 1 + random.Next(isMix ? 8 : 4); left > 0; left--)
        {
            JsonObject fault = One(isMix ? Kinds[random.Next(Kinds.Length)] : only, random);
            hitsQuestions |= fault.ContainsKey("direction");
            faults.Add(fault);
        }

        return new FaultDraw(new JsonObject { ["faults"] = faults }.ToJsonString(), hitsQuestions);
    }

    private static JsonObject One(string kind, Random random)
    {
        JsonObject fault = new() { ["kind"] = kind };
        switch (kind)
        {
            case "noise" or "flip" or "drop" or "duplicate-bytes":
                fault["length"] = 1 + random.Next(random.Next(4) == 0 ? 400 : 12);
                Bytes(fault, random, random.Next(5) == 0);
                break;
            case "slow-drip":
                fault["length"] = 5 + random.Next(30);
                Bytes(fault, random, isQuestion: false);
                break;
            case "stall" or "hang-up" or "replug" or "power-loss":
                fault["ms"] = kind == "stall" ? random.Next(FastProfiles.AnswerMilliseconds * 2) : 1 + random.Next(15);
                Bytes(fault, random, isQuestion: false);
                break;
            case "id-reuse" or "stale-bytes":
                fault["at"] = 0;
                fault["length"] = 1 + random.Next(200);
                break;
            default:
                fault["at"] = random.Next(MostAnswers);
                fault["ms"] = FastProfiles.AnswerMilliseconds + random.Next(60);
                fault["keep"] = random.Next(random.Next(2) == 0 ? 40 : 2000);
                fault["length"] = (1 + random.Next(20)) * (random.Next(2) == 0 ? 1 : -1);
                fault["seconds"] = (1 + random.Next(100_000)) * (random.Next(2) == 0 ? 1 : -1);
                break;
        }

        return fault;
    }

    private static void Bytes(JsonObject fault, Random random, bool isQuestion)
    {
        // Who the device is and what it has is said first, in a few bytes that deserve more than their share.
        fault["at"] = random.Next(random.Next(3) == 0 ? FirstBytes : isQuestion ? MostBytesIn : MostBytesOut);
        if (isQuestion)
        {
            fault["direction"] = "in";
        }
    }
}
