using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectra.Service.Exhibits;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;

namespace Spectra.Service.Exports;

/// <summary>Measuring, analysing, reviewing and custody as CASE/UCO 1.3 JSON-LD. People are roles with the id of an account, never names; holders, who are named in free words, are left out.</summary>
internal sealed class CaseUcoExport
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The objects by their ids, in the order in which they were met.</summary>
    private readonly OrderedDictionary<string, JsonObject> _graph = [];

    private CaseUcoExport()
    {
    }

    /// <summary>One measurement with its exhibit's custody.</summary>
    public static string Of(MeasurementDossier dossier)
    {
        CaseUcoExport export = new();
        export.Add(dossier);
        return export.Json();
    }

    /// <summary>A case with all its exhibits and measurements.</summary>
    public static string Of(CaseDossier dossier)
    {
        CaseUcoExport export = new();
        foreach (ExhibitDossier exhibit in dossier.Exhibits)
        {
            export.Add(exhibit.Place);
            foreach (MeasurementDossier measurement in exhibit.Measurements)
            {
                export.Add(measurement);
            }
        }

        export.Node($"kb:investigation-{dossier.Case.Id}", "case-investigation:Investigation", node =>
        {
            node["uco-core:name"] = dossier.Case.Reference;
            node["uco-core:object"] = References([.. export._graph.Keys]);
        });
        return export.Json();
    }

    private static JsonObject Context() => new()
    {
        ["kb"] = "http://example.org/kb/",
        ["case-investigation"] = "https://ontology.caseontology.org/case/investigation/",
        ["uco-action"] = "https://ontology.unifiedcyberontology.org/uco/action/",
        ["uco-analysis"] = "https://ontology.unifiedcyberontology.org/uco/analysis/",
        ["uco-core"] = "https://ontology.unifiedcyberontology.org/uco/core/",
        ["uco-location"] = "https://ontology.unifiedcyberontology.org/uco/location/",
        ["uco-observable"] = "https://ontology.unifiedcyberontology.org/uco/observable/",
        ["uco-role"] = "https://ontology.unifiedcyberontology.org/uco/role/",
        ["uco-tool"] = "https://ontology.unifiedcyberontology.org/uco/tool/",
        ["uco-types"] = "https://ontology.unifiedcyberontology.org/uco/types/",
        ["uco-vocabulary"] = "https://ontology.unifiedcyberontology.org/uco/vocabulary/",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
    };

    private void Add(MeasurementDossier dossier)
    {
        (Measurement measurement, DockingSession session) = (dossier.Record.Measurement, dossier.Record.Session);
        string raw = File("file", measurement.Id, measurement.FileName, measurement.Sha256);
        string exhibit = dossier.Place is { } place ? Add(place) : Provenance($"kb:sample-{measurement.Id}", dossier.Record.CurrentExhibit, []);
        string device = Tool($"{session.Identity.Model}|{session.Identity.Serial}", session.Identity.Model ?? "portable infrared detector", session.Identity.Firmware, session.Identity.Serial);
        string record = Provenance($"kb:provenance-record-{measurement.Id}", dossier.Record.CurrentExhibit, [raw]);
        Action($"kb:measuring-{measurement.Id}", "measured by infrared", measurement.MeasuredAtCorrected ?? measurement.DeviceMeasuredAt ?? measurement.ReceivedAt, null, device, [exhibit], [raw, record], null);
        foreach (Analysis analysis in dossier.Record.Analyses)
        {
            string answer = Node($"kb:analytic-result-{analysis.Id}", "uco-analysis:AnalyticResult", node =>
            {
                node["uco-core:description"] = analysis.Statement;
                node["uco-core:hasFacet"] = new JsonArray(Facet(analysis.Id, analysis.ReportSha256));
            });
            Action($"kb:analysing-{analysis.Id}", "compared with references", analysis.AnalysedAt, null, Tool($"spectra|{analysis.EngineVersion}", "Spectra", analysis.EngineVersion, null), [raw], [answer], null);
        }

        foreach (Opinion opinion in dossier.Opinions)
        {
            Signed("opinion", opinion.Id, "second opinion", opinion.SignedAt, opinion.SignedBy, $"kb:analytic-result-{opinion.AnalysisId}", opinion.ContentSha256, opinion.Conclusion);
        }

        foreach (Review review in dossier.Reviews)
        {
            Signed("review", review.Id, "review", review.SignedAt, review.SignedBy, $"kb:analytic-result-{review.AnalysisId}", review.ContentSha256, JsonNamingPolicy.KebabCaseLower.ConvertName(review.Decision.ToString()));
        }
    }

    /// <summary>An exhibit with those around it and its custody; the id of its provenance record.</summary>
    private string Add(ExhibitPlace place)
    {
        string? above = null;
        foreach (Exhibit exhibit in place.Tree)
        {
            above = Provenance($"kb:exhibit-{exhibit.Id}", exhibit.Number, above is null ? [] : [above]);
        }

        foreach (CustodyTransfer step in place.Custody)
        {
            string location = Node(Derived("location", step.Place), "uco-location:Location", node => node["uco-core:name"] = step.Place);
            Action($"kb:custody-{step.Id}", $"custody: {step.Purpose}", step.HappenedAt, Role(step.SignedBy), null, [above!], [above!], location);
            _graph[$"kb:custody-{step.Id}"]["uco-core:hasFacet"] = new JsonArray(Facet(step.Id, step.Hash));
        }

        return above!;
    }

    private void Signed(string kind, Guid id, string name, DateTimeOffset at, string by, string about, string hash, string conclusion)
    {
        string answer = Node($"kb:{kind}-result-{id}", "uco-analysis:AnalyticResult", node =>
        {
            node["uco-core:description"] = conclusion;
            node["uco-core:hasFacet"] = new JsonArray(Facet(id, hash));
        });
        Action($"kb:{kind}-{id}", name, at, Role(by), null, _graph.ContainsKey(about) ? [about] : [], [answer], null);
    }

    private string File(string kind, Guid id, string name, string sha256) => Node($"kb:{kind}-{id}", "uco-observable:File", node => node["uco-core:hasFacet"] = new JsonArray(
        new JsonObject { ["@id"] = Derived("file-facet", id.ToString()), ["@type"] = "uco-observable:FileFacet", ["uco-observable:fileName"] = name },
        Facet(id, sha256)));

    private static JsonObject Facet(Guid id, string sha256) => new()
    {
        ["@id"] = Derived("content-facet", $"{id}"),
        ["@type"] = "uco-observable:ContentDataFacet",
        ["uco-observable:hash"] = new JsonArray(new JsonObject
        {
            ["@id"] = Derived("hash", $"{id}"),
            ["@type"] = "uco-types:Hash",
            ["uco-types:hashMethod"] = new JsonObject { ["@type"] = "uco-vocabulary:HashNameVocab", ["@value"] = "SHA256" },
            ["uco-types:hashValue"] = new JsonObject { ["@type"] = "xsd:hexBinary", ["@value"] = sha256 },
        }),
    };

    private string Tool(string identity, string name, string? version, string? serial) => Node(Derived("tool", identity), "uco-tool:Tool", node =>
    {
        node["uco-core:name"] = serial is null ? name : $"{name}, serial number {serial}";
        if (version is not null)
        {
            node["uco-tool:version"] = version;
        }
    });

    private string Role(string account) => Node(Derived("role", account), "uco-role:Role", node => node["uco-core:name"] = account);

    private string Provenance(string id, string? exhibit, ImmutableArray<string> objects) => Node(id, "case-investigation:ProvenanceRecord", node =>
    {
        if (exhibit is not null)
        {
            node["case-investigation:exhibitNumber"] = exhibit;
        }

        if (!objects.IsEmpty)
        {
            node["uco-core:object"] = References(objects);
        }
    });

    private void Action(string id, string name, DateTimeOffset at, string? performer, string? instrument, ImmutableArray<string> objects, ImmutableArray<string> results, string? location) => Node(id, "case-investigation:InvestigativeAction", node =>
    {
        node["uco-core:name"] = name;
        node["uco-action:startTime"] = new JsonObject { ["@type"] = "xsd:dateTime", ["@value"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) };
        foreach ((string key, string? value) in ((string, string?)[])[("uco-action:performer", performer), ("uco-action:instrument", instrument), ("uco-action:location", location)])
        {
            if (value is not null)
            {
                node[key] = new JsonObject { ["@id"] = value };
            }
        }

        node["uco-action:object"] = References(objects);
        node["uco-action:result"] = References(results);
    });

    private string Node(string id, string type, Action<JsonObject> fill)
    {
        if (!_graph.ContainsKey(id))
        {
            JsonObject node = new() { ["@id"] = id, ["@type"] = type };
            fill(node);
            _graph.Add(id, node);
        }

        return id;
    }

    private static JsonArray References(ImmutableArray<string> ids) => [.. ids.Select(static id => (JsonNode)new JsonObject { ["@id"] = id })];

    /// <summary>An id for what has none of its own: a UUID of version 8 made of the hash of what it stands for.</summary>
    private static string Derived(string kind, string seed)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}|{seed}"))[..16];
        (hash[6], hash[8]) = ((byte)((hash[6] & 0x0F) | 0x80), (byte)((hash[8] & 0x3F) | 0x80));
        return $"kb:{kind}-{new Guid(hash, bigEndian: true)}";
    }

    private string Json() => new JsonObject { ["@context"] = Context(), ["@graph"] = new JsonArray([.. _graph.Values]) }.ToJsonString(Written) + "\n";
}
