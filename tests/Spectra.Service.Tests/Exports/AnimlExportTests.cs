using System.Buffers.Binary;
using System.Xml.Linq;
using Spectra.Service.Exports;

namespace Spectra.Service.Tests.Exports;

/// <summary>The structure of AnIML core 0.90, written down here from its public description: which elements an element holds, in which order, how often, and which attributes it must have.</summary>
public class AnimlExportTests
{
    private static readonly XNamespace Core = "urn:org:astm:animl:schema:core:draft:0.90";

    /// <summary>An element with its children in order: ? at most one, * any number, + at least one, nothing exactly one. "text" stands for content.</summary>
    private static readonly Dictionary<string, string> Children = new()
    {
        ["AnIML"] = "SampleSet? ExperimentStepSet? AuditTrailEntrySet? SignatureSet?",
        ["SampleSet"] = "Sample+",
        ["Sample"] = "TagSet? Category*",
        ["ExperimentStepSet"] = "Template* ExperimentStep+",
        ["ExperimentStep"] = "TagSet? Technique Infrastructure? Method? Result*",
        ["Technique"] = "Extension*",
        ["Infrastructure"] = "SampleReferenceSet? ParentDataPointReferenceSet? ExperimentDataReferenceSet? Timestamp?",
        ["SampleReferenceSet"] = "SampleReference* SampleInheritance*",
        ["SampleReference"] = "",
        ["ExperimentDataReferenceSet"] = "ExperimentDataReference* ExperimentDataBulkReference*",
        ["ExperimentDataReference"] = "",
        ["Method"] = "Author? Device? Software? Category*",
        ["Author"] = "Name Affiliation? Role? Email? Phone? Location?",
        ["Device"] = "DeviceIdentifier? Manufacturer? Name FirmwareVersion? SerialNumber?",
        ["Software"] = "Manufacturer? Name Version? OperatingSystem?",
        ["Category"] = "Parameter* SeriesSet* Category*",
        ["Result"] = "SeriesSet? Category*",
        ["SeriesSet"] = "Series+",
        ["Series"] = "IndividualValueSet* EncodedValueSet* AutoIncrementedValueSet* Unit?",
        ["Unit"] = "SIUnit*",
        ["Parameter"] = "I? L? F? D? S? Boolean? DateTime? Unit?",
        ["AuditTrailEntrySet"] = "AuditTrailEntry+",
        ["AuditTrailEntry"] = "Timestamp Author Software? Action Reason? Comment? Diff* Reference*",
    };

    private static readonly Dictionary<string, string> Required = new()
    {
        ["AnIML"] = "version", ["Sample"] = "name sampleID", ["ExperimentStep"] = "name experimentStepID", ["Technique"] = "name uri", ["SampleReference"] = "sampleID role samplePurpose",
        ["ExperimentDataReference"] = "role dataPurpose experimentStepID", ["Author"] = "userType", ["Category"] = "name", ["Result"] = "name", ["SeriesSet"] = "name length", ["Series"] = "name dependency seriesID seriesType",
        ["Unit"] = "label", ["Parameter"] = "name parameterType",
    };

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["userType"] = ["human", "device", "software"], ["dependency"] = ["independent", "dependent"], ["samplePurpose"] = ["produced", "consumed"], ["dataPurpose"] = ["produced", "consumed"],
        ["seriesType"] = ["Int32", "Int64", "Float32", "Float64", "String", "Boolean", "DateTime", "EmbeddedXML", "PNG", "SVG"], ["parameterType"] = ["Int32", "Int64", "Float32", "Float64", "String", "Boolean", "DateTime", "EmbeddedXML", "PNG", "SVG"],
    };

    [Fact]
    public void EveryElementHoldsWhatTheCoreSchemaAllowsInItsOrder()
    {
        XElement document = Document(SomeDossier.Measurement());

        Assert.Equal(Core + "AnIML", document.Name);
        foreach (XElement element in document.DescendantsAndSelf())
        {
            Assert.Equal(Core, element.Name.Namespace);
            if (Children.TryGetValue(element.Name.LocalName, out string? allowed))
            {
                AssertOrder(element, allowed);
            }
            else
            {
                Assert.False(element.HasElements, $"{element.Name.LocalName} holds elements");
            }

            foreach (string attribute in Required.GetValueOrDefault(element.Name.LocalName, "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Assert.False(string.IsNullOrEmpty(element.Attribute(attribute)?.Value), $"{element.Name.LocalName} lacks {attribute}");
            }

            foreach (XAttribute attribute in element.Attributes().Where(static attribute => Words.ContainsKey(attribute.Name.LocalName)))
            {
                Assert.Contains(attribute.Value, Words[attribute.Name.LocalName]);
            }
        }

        Assert.All(document.Descendants(Core + "Action"), static action => Assert.Contains(action.Value, (string[])["created", "modified", "converted", "read", "signed", "deleted"]));
        Assert.All(document.Descendants(Core + "Timestamp"), static time => Assert.Equal(DateTimeKind.Utc, System.Xml.XmlConvert.ToDateTime(time.Value, System.Xml.XmlDateTimeSerializationMode.RoundtripKind).Kind));
    }

    [Fact]
    public void ReferencesLeadToWhatIsThere()
    {
        XElement document = Document(SomeDossier.Measurement());
        string[] samples = [.. document.Descendants(Core + "Sample").Select(static sample => sample.Attribute("sampleID")!.Value)];
        string[] steps = [.. document.Descendants(Core + "ExperimentStep").Select(static step => step.Attribute("experimentStepID")!.Value)];

        Assert.Equal(2, steps.Distinct().Count());
        Assert.All(document.Descendants(Core + "SampleReference"), reference => Assert.Contains(reference.Attribute("sampleID")!.Value, samples));
        Assert.All(document.Descendants(Core + "ExperimentDataReference"), reference => Assert.Contains(reference.Attribute("experimentStepID")!.Value, steps));
        Assert.Equal(["created", "modified", "signed"], document.Descendants(Core + "Action").Select(static action => action.Value).Distinct());
    }

    [Fact]
    public void ValuesAreBinary64WithTheLeastByteFirst()
    {
        MeasurementDossier dossier = SomeDossier.Measurement();
        XElement[] series = [.. Document(dossier).Descendants(Core + "Series")];

        Assert.Equal(["independent", "dependent"], series.Select(static each => each.Attribute("dependency")!.Value));
        Assert.Equal(dossier.Spectrum!.Axis.Positions.ToArray(), Values(series[0]));
        Assert.Equal(dossier.Spectrum.Ordinates.ToArray(), Values(series[1]));
        Assert.Equal($"{dossier.Spectrum.Count}", series[0].Parent!.Attribute("length")!.Value);
    }

    [Fact]
    public void WhatXmlHasNoPlaceForDoesNotSpoilTheDocument()
    {
        XElement document = Document(SomeDossier.Measurement() with { Accessory = "a\u0001<b>\uD800" });

        Assert.Contains(document.Descendants(Core + "S"), static value => value.Value == "a\uFFFD<b>\uFFFD");
    }

    private static double[] Values(XElement series)
    {
        byte[] bytes = Convert.FromBase64String(series.Element(Core + "EncodedValueSet")!.Value);
        return [.. Enumerable.Range(0, bytes.Length / 8).Select(i => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8 * i)))];
    }

    private static void AssertOrder(XElement element, string allowed)
    {
        Queue<string> there = new(element.Elements().Select(static child => child.Name.LocalName));
        foreach (string term in allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string name = term.TrimEnd('?', '*', '+');
            int count = 0;
            while (there.TryPeek(out string? next) && next == name)
            {
                there.Dequeue();
                count++;
            }

            Assert.True(term[^1] switch { '?' => count <= 1, '*' => true, '+' => count >= 1, _ => count == 1 }, $"{element.Name.LocalName} holds {name} {count} times");
        }

        Assert.True(there.Count == 0, $"{element.Name.LocalName} holds {string.Join(", ", there)} out of order");
    }

    private static XElement Document(MeasurementDossier dossier) => XDocument.Load(new MemoryStream(AnimlExport.Of(dossier)!)).Root!;
}
