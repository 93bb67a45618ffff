using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Spectra.Driver.Tests.Profiles;
using Spectra.Service.Exports;

namespace Spectra.Service.Tests.Exports;

/// <summary>The JSON of everything, its schema, and CASE/UCO.</summary>
public class JsonExportTests
{
    [Fact]
    public void TheCommittedSchemaIsThatOfTheTypes()
    {
        string generated = ExportSchema.Generated();
        if (generated != JsonExport.Schema())
        {
            string written = Path.Combine(AppContext.BaseDirectory, "export.schema.json");
            File.WriteAllText(written, generated);
            Assert.Fail($"The types of the export changed: raise the version of its format where a reader would stumble, and copy '{written}' over Exports/export.schema.json.");
        }
    }

    [SchemaPeerFact]
    public void BothFormsAreValidAndNothingMayBeAddedToThem()
    {
        string measurement = Encoding.UTF8.GetString(JsonExport.Of(SomeDossier.Identified()));
        string file = Encoding.UTF8.GetString(JsonExport.Of(SomeDossier.Case()));
        string spoilt = measurement.Replace("\"sampleName\":", "\"suspectName\":\"X\",\"sampleName\":", StringComparison.Ordinal);

        Assert.NotEqual(measurement, spoilt);
        Assert.Equal("valid valid refused refused", Validate(measurement, file, spoilt, "{}"));
    }

    [Fact]
    public void TheContentHashIsThatOfTheRecordAsItStandsInTheFile()
    {
        byte[] file = JsonExport.Of(SomeDossier.Measurement());
        string text = Encoding.UTF8.GetString(file);
        int start = text.IndexOf("\"record\":", StringComparison.Ordinal) + "\"record\":".Length;
        int end = text.IndexOf(",\"beside\":", StringComparison.Ordinal);

        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text[start..end])));

        Assert.Equal(JsonExport.ContentSha256(SomeDossier.Measurement()), hash);
        Assert.Equal(hash, JsonDocument.Parse(file).RootElement.GetProperty("contentSha256").GetString());
        Assert.Equal(hash, JsonExport.ContentSha256(SomeDossier.Measurement() with { Chain = new ChainStanding("site-1", 9999, "later", null) }));
        Assert.NotEqual(hash, JsonExport.ContentSha256(SomeDossier.Measurement() with { Comments = "another" }));
    }

    [Fact]
    public void NumbersKeepEveryDigitAndWhatIsMissingIsNull()
    {
        Spectrum spectrum = Spectra.Spectrum.Create(SpectralAxis.Explicit(AxisUnit.PerCentimetre, [650.1, 1000.0 / 3]), OrdinateUnit.Absorbance, [0.1 + 0.2, double.NaN], Acquisition.NotStated, []);

        JsonElement read = JsonDocument.Parse(JsonExport.Of(SomeDossier.Measurement() with { Spectrum = spectrum })).RootElement.GetProperty("record").GetProperty("spectrum");

        Assert.Equal([650.1, 1000.0 / 3], read.GetProperty("positions").EnumerateArray().Select(static value => value.GetDouble()));
        Assert.Equal(0.1 + 0.2, read.GetProperty("ordinates")[0].GetDouble());
        Assert.Equal(JsonValueKind.Null, read.GetProperty("ordinates")[1].ValueKind);
    }

    [Fact]
    public void CaseUcoResolvesEveryIdInItsOwnGraph()
    {
        foreach (string text in (string[])[CaseUcoExport.Of(SomeDossier.Measurement()), CaseUcoExport.Of(SomeDossier.Case())])
        {
            JsonElement root = JsonDocument.Parse(text).RootElement;
            string[] prefixes = [.. root.GetProperty("@context").EnumerateObject().Select(static prefix => prefix.Name)];
            JsonElement[] all = [.. Within(root.GetProperty("@graph")).Where(static element => element.ValueKind == JsonValueKind.Object)];
            string[] defined = [.. all.Where(static element => element.TryGetProperty("@type", out _) && element.TryGetProperty("@id", out _)).Select(static element => element.GetProperty("@id").GetString()!)];

            Assert.Equal(defined.Length, defined.Distinct().Count());
            Assert.All(all.Where(static element => element.TryGetProperty("@id", out _) && !element.TryGetProperty("@type", out _)), element => Assert.Contains(element.GetProperty("@id").GetString(), defined));
            Assert.All(defined, static id => Assert.Matches("^kb:[a-z-]+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", id));
            Assert.All(all.SelectMany(static element => element.EnumerateObject()).Where(static member => member.Name[0] != '@'), member => Assert.Contains(member.Name.Split(':')[0], prefixes));
            Assert.All(all.Where(static element => element.TryGetProperty("@type", out _)), element => Assert.Contains(element.GetProperty("@type").GetString()!.Split(':')[0], prefixes));
        }
    }

    [Fact]
    public void CaseUcoHoldsTheHashesTheActionsAndNoName()
    {
        string text = CaseUcoExport.Of(SomeDossier.Case());
        JsonElement[] graph = [.. JsonDocument.Parse(text).RootElement.GetProperty("@graph").EnumerateArray()];

        Assert.Contains(SomeDossier.Hash(10), text, StringComparison.Ordinal);
        Assert.Equal(["compared with references", "custody: analysis", "measured by infrared", "review", "second opinion"],
            graph.Where(static node => node.GetProperty("@type").GetString() == "case-investigation:InvestigativeAction").Select(static node => node.GetProperty("uco-core:name").GetString()).Distinct().Order());
        foreach (string name in (string[])["O. Officer", "S. Second", "C. Chemist", "Ivanov", "store 1", "operator 4"])
        {
            Assert.DoesNotContain(name, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NoDossierHasAPlaceForPersonsOfACase()
    {
        Type[] reached = Reached(typeof(MeasurementDossier), typeof(CaseDossier), typeof(RecordPart), typeof(CasePart), typeof(BesidePart));

        // The rule holds nothing unless the walk gets to the leaves.
        Assert.Contains(typeof(Service.Exhibits.CustodyTransfer), reached);
        Assert.Contains(typeof(Service.Cases.Interception), reached);
        Assert.DoesNotContain(reached, static type => type == typeof(NominalParties) || type == typeof(Service.Cases.NominalParty) || type == typeof(Service.Cases.PartyView) || type == typeof(Service.Cases.Party));
        MethodInfo[] taking = [.. typeof(JsonExport).Assembly.GetTypes().SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)).Where(static method => method.GetParameters().Any(static parameter => parameter.ParameterType == typeof(NominalParties)))];
        Assert.Equal(["Write"], taking.Where(static method => method.DeclaringType != typeof(NominalParties)).Select(static method => method.Name));
    }

    private static Type[] Reached(params Type[] from)
    {
        HashSet<Type> reached = [];
        Queue<Type> open = new(from);
        while (open.TryDequeue(out Type? type))
        {
            foreach (Type part in type.IsGenericType ? type.GetGenericArguments() : [type])
            {
                if (reached.Add(part) && part.Namespace?.StartsWith("Spectra", StringComparison.Ordinal) == true)
                {
                    foreach (PropertyInfo property in part.GetProperties(BindingFlags.Instance | BindingFlags.Public))
                    {
                        open.Enqueue(property.PropertyType);
                    }
                }
            }
        }

        return [.. reached];
    }

    private static string Validate(params string[] documents)
    {
        const string Script = "import json,sys,jsonschema; schema,*rest=json.load(sys.stdin); v=jsonschema.Draft202012Validator; v.check_schema(schema); print(' '.join('refused' if list(v(schema).iter_errors(p)) else 'valid' for p in rest))";
        using Process peer = Process.Start(new ProcessStartInfo(SchemaPeerFactAttribute.Python, ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false) })!;
        peer.StandardInput.Write($"[{JsonExport.Schema()},{string.Join(',', documents)}]");
        peer.StandardInput.Close();
        string said = peer.StandardOutput.ReadToEnd().Trim();
        peer.WaitForExit();
        Assert.Equal(0, peer.ExitCode);
        return said;
    }

    private static IEnumerable<JsonElement> Within(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static member => Within(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Within).Prepend(element),
        _ => [element],
    };
}
