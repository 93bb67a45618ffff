using System.Text;
using System.Text.Json.Nodes;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Tests.Profiles;

/// <summary>Shipped profiles as JSON, to be changed and read.</summary>
internal static class SomeProfile
{
    /// <summary>A shipped profile's JSON.</summary>
    public static JsonObject Json(string id = "sim-scpi") => JsonNode.Parse(File.ReadAllText(Path.Combine(ProfileShelf.ShippedFolder, $"{id}.json")))!.AsObject();

    /// <summary>A shipped profile.</summary>
    public static DeviceProfile Shipped(string id) => Assert.IsType<ProfileReading.Accepted>(DeviceProfileFile.Read(Path.Combine(ProfileShelf.ShippedFolder, $"{id}.json"))).Profile;

    /// <summary>A small profile of a device with these USB numbers.</summary>
    public static string WithUsb(string id, string vendor, string? product, string name = "A drop") =>
        new JsonObject
        {
            ["format"] = 1,
            ["id"] = id,
            ["name"] = name,
            ["basis"] = new JsonObject { ["kind"] = "document", ["source"] = "a test" },
            ["match"] = new JsonObject { ["usb"] = new JsonArray(product is null ? new JsonObject { ["vendor"] = vendor } : new JsonObject { ["vendor"] = vendor, ["product"] = product }) },
            ["protocol"] = new JsonObject { ["kind"] = "zmodem" },
        }.ToJsonString();

    /// <summary>Reads JSON.</summary>
    public static ProfileReading Read(JsonNode json) => Read(json.ToJsonString());

    /// <summary>Reads a text.</summary>
    public static ProfileReading Read(string text) => DeviceProfileFile.Parse(Encoding.UTF8.GetBytes(text), "own.json");

    /// <summary>What is wrong in a changed profile.</summary>
    public static ProfileFault[] Faults(string id, Action<JsonObject> change)
    {
        JsonObject json = Json(id);
        change(json);
        return Read(json) is ProfileReading.Refused refused ? [.. refused.Faults] : [];
    }
}
