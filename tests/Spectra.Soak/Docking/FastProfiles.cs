using System.Text.Json.Nodes;
using Spectra.Driver.Profiles;

namespace Spectra.Soak.Docking;

/// <summary>Copies of the shipped profiles with a patience of milliseconds, so that ten thousand sessions take minutes.</summary>
internal sealed class FastProfiles(string folder)
{
    /// <summary>How long an answer may keep nothing coming, in milliseconds.</summary>
    public const int AnswerMilliseconds = 80;

    /// <summary>The simulated instruments that answer on a line.</summary>
    public static IReadOnlyList<string> OnLines { get; } = ["sim-scpi", "sim-scpi-plain", "sim-obp", "sim-packet", "sim-zmodem", "sim-ymodem"];

    /// <summary>The file of a profile, which is made when it is asked for first.</summary>
    public string File(string id)
    {
        string path = Path.Combine(folder, $"{id}.json");
        if (!System.IO.File.Exists(path))
        {
            JsonNode profile = JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(ProfileShelf.ShippedFolder, $"{id}.json")))!;
            JsonObject timing = profile["timing"] as JsonObject ?? [];
            timing["quietMs"] = 5;
            timing["answerMs"] = AnswerMilliseconds;
            timing["busyMs"] = 5;
            timing["beginMs"] = 800;
            profile["timing"] = timing;
            System.IO.File.WriteAllText(path, profile.ToJsonString());
        }

        return path;
    }

    /// <summary>A profile as the driver reads it.</summary>
    public DeviceProfile Read(string id) => DeviceProfileFile.Read(File(id)) is ProfileReading.Accepted accepted
        ? accepted.Profile
        : throw new InvalidOperationException($"The profile {id} with short times is refused.");
}
