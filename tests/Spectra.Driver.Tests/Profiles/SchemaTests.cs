using System.Diagnostics;
using System.Text.Json;
using Spectra.Driver.Profiles;

namespace Spectra.Driver.Tests.Profiles;

/// <summary>The schema for people and their editors says what the reader does.</summary>
public class SchemaTests
{
    private static readonly string SchemaPath = Path.Combine(ProfileShelf.ShippedFolder, "device-profile.schema.json");
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(SchemaPath)).RootElement;

    public static TheoryData<string, string> Objects { get; } = new()
    {
        { "", nameof(ProfileKeys.Profile) },
        { "properties/basis", nameof(ProfileKeys.Basis) },
        { "properties/match", nameof(ProfileKeys.Match) },
        { "properties/match/properties/usb/items", nameof(ProfileKeys.Usb) },
        { "properties/line", nameof(ProfileKeys.Line) },
        { "properties/timing", nameof(ProfileKeys.Timing) },
        { "properties/clock", nameof(ProfileKeys.Clock) },
        { "properties/limits/items", nameof(ProfileKeys.Limit) },
        { "$defs/scpi", "scpi" },
        { "$defs/obp", "obp" },
        { "$defs/packet", "packet" },
        { "$defs/zmodem", "zmodem" },
        { "$defs/ymodem", "ymodem" },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void TheSchemaAndTheReaderKnowTheSameKeysAndNeedTheSameOnes(string place, string keys)
    {
        KeySet known = ProfileKeys.Protocols.TryGetValue(keys, out KeySet? protocol) ? protocol : (KeySet)typeof(ProfileKeys).GetProperty(keys)!.GetValue(null)!;
        JsonElement described = At(place);

        Assert.Equal(known.All.Order(StringComparer.Ordinal), described.GetProperty("properties").EnumerateObject().Select(static member => member.Name).Order(StringComparer.Ordinal));
        Assert.Equal(known.Required, described.TryGetProperty("required", out JsonElement required) ? Words(required) : []);
        Assert.False(described.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void EveryObjectOfTheSchemaWithKeysOfItsOwnIsComparedWithTheReader()
    {
        Assert.Equal(Objects.Count, Within(Schema).Count(static element => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("additionalProperties", out JsonElement more) && more.ValueKind == JsonValueKind.False));
    }

    [Fact]
    public void TheSchemaAndTheReaderKnowTheSameWords()
    {
        Assert.Equal(ProfileWords.All<HealthFigure>(), Words(At("$defs/figure/enum")));
        Assert.Equal(ProfileWords.All<CatalogueField>(), Words(At("$defs/fields/items/enum")));
        Assert.Equal(ProfileWords.All<ProfileBasisKind>(), Words(At("properties/basis/properties/kind/enum")));
        Assert.Equal(ProfileWords.All<Spectra.Driver.Transports.LineParity>(), Words(At("properties/line/properties/parity/enum")));
        Assert.Equal(ProfileWords.All<Spectra.Driver.Transports.LineFlow>(), Words(At("properties/line/properties/flow/enum")));
    }

    [Theory]
    [InlineData("line", "baud")]
    [InlineData("line", "dataBits")]
    [InlineData("line", "stopBits")]
    [InlineData("timing", "quietMs")]
    [InlineData("timing", "answerMs")]
    [InlineData("timing", "attempts")]
    [InlineData("timing", "busyMs")]
    [InlineData("timing", "beginMs")]
    [InlineData("timing", "betweenConnectionsMs")]
    public void TheReaderTakesTheSchemasBoundsAndNothingBeyondThem(string place, string key)
    {
        JsonElement described = At($"properties/{place}/properties/{key}");
        int lowest = described.GetProperty("minimum").GetInt32();
        int highest = described.GetProperty("maximum").GetInt32();

        Assert.All([lowest, highest], within => Assert.Empty(SomeProfile.Faults("sim-scpi", json => json[place]![key] = within)));
        Assert.All([lowest - 1, highest + 1], beyond => Assert.Equal($"$.{place}.{key}", Assert.Single(SomeProfile.Faults("sim-scpi", json => json[place]![key] = beyond)).Path));
    }

    [Fact]
    public void EveryKeyIsExplainedToPeople() =>
        Assert.All(
            Within(Schema).Where(static element => element.ValueKind == JsonValueKind.Object && element.TryGetProperty("properties", out JsonElement keys) && keys.ValueKind == JsonValueKind.Object)
                .SelectMany(static element => element.GetProperty("properties").EnumerateObject()).Where(static member => member.Value.ValueKind == JsonValueKind.Object && member.Name != "kind"),
            static member => Assert.True(member.Value.TryGetProperty("description", out _) || At(member.Value.GetProperty("$ref").GetString()![2..]).TryGetProperty("description", out _), member.Name));

    [SchemaPeerFact]
    public void APeersValidatorTakesEveryShippedProfileAndRefusesSpoiltOnes()
    {
        Assert.Equal("", Validate(File.ReadAllText(SchemaPath), [.. Directory.GetFiles(ProfileShelf.ShippedFolder, "*.json").Where(static file => file != SchemaPath).Select(File.ReadAllText)]));
        string[] spoilt =
        [
            SomeProfile.Json().ToJsonString().Replace("\"baud\"", "\"bauds\"", StringComparison.Ordinal),
            SomeProfile.Json().ToJsonString().Replace("\"list\":\"MMEM:CAT?\"", "\"list\":\"MMEM:CAT\"", StringComparison.Ordinal),
            SomeProfile.Json("sim-obp").ToJsonString().Replace("0x0F000010", "0F000010", StringComparison.Ordinal),
            SomeProfile.Json("sim-packet").ToJsonString().Replace("[0,46]", "[0,256]", StringComparison.Ordinal),
        ];

        Assert.Equal("refused refused refused refused", Validate(File.ReadAllText(SchemaPath), spoilt));
        Assert.All(spoilt, static text => Assert.IsType<ProfileReading.Refused>(SomeProfile.Read(text)));
    }

    private static string Validate(string schema, string[] profiles)
    {
        const string Script = "import json,sys,jsonschema; schema,*rest=json.load(sys.stdin); v=jsonschema.Draft202012Validator; v.check_schema(schema); print(' '.join('refused' for p in rest if list(v(schema).iter_errors(p))))";
        using Process peer = Process.Start(new ProcessStartInfo(SchemaPeerFactAttribute.Python, ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        peer.StandardInput.Write($"[{schema},{string.Join(',', profiles)}]");
        peer.StandardInput.Close();
        string said = peer.StandardOutput.ReadToEnd().Trim();
        peer.WaitForExit();
        Assert.Equal(0, peer.ExitCode);
        return said;
    }

    private static JsonElement At(string place) => place.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(Schema, static (element, step) => element.GetProperty(step));

    private static IEnumerable<string> Words(JsonElement list) => list.EnumerateArray().Select(static word => word.GetString()!);

    private static IEnumerable<JsonElement> Within(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static member => Within(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Within).Prepend(element),
        _ => [element],
    };
}
