using System.Buffers.Binary;
using System.Globalization;
using System.Xml;

namespace Spectra.Service.Exports;

/// <summary>The small parts of an AnIML document, each with its elements in the order of the core schema.</summary>
internal static class AnimlXml
{
    /// <summary>The namespace of the core schema.</summary>
    public const string Namespace = "urn:org:astm:animl:schema:core:draft:0.90";

    public static void Author(XmlWriter xml, string kind, string name, string? role)
    {
        Open(xml, "Author", ("userType", kind));
        Element(xml, "Name", name);
        Optional(xml, "Role", role);
        xml.WriteEndElement();
    }

    public static void Software(XmlWriter xml, string version)
    {
        Open(xml, "Software");
        Element(xml, "Name", "Spectra");
        Element(xml, "Version", version);
        xml.WriteEndElement();
    }

    public static void Series(XmlWriter xml, string name, string dependency, string id, ReadOnlySpan<double> values, string unit, (string Factor, string Exponent, string Of) si)
    {
        Open(xml, "Series", ("name", name), ("dependency", dependency), ("seriesID", id), ("seriesType", "Float64"));
        Element(xml, "EncodedValueSet", Encoded(values));
        Open(xml, "Unit", ("label", unit), ("quantity", name));
        if (unit is "1/cm" or "absorbance")
        {
            Open(xml, "SIUnit", ("factor", si.Factor), ("exponent", si.Exponent));
            xml.WriteString(si.Of);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Base64 of binary64, the least byte first, as the core schema has it.</summary>
    private static string Encoded(ReadOnlySpan<double> values)
    {
        byte[] bytes = new byte[values.Length * sizeof(double)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        }

        return Convert.ToBase64String(bytes);
    }

    public static void Parameter(XmlWriter xml, string name, string? value)
    {
        if (value is not null)
        {
            Open(xml, "Parameter", ("name", name), ("parameterType", "String"));
            Element(xml, "S", value);
            xml.WriteEndElement();
        }
    }

    public static void Number(XmlWriter xml, string name, double? value)
    {
        if (value is { } number)
        {
            Open(xml, "Parameter", ("name", name), ("parameterType", "Float64"));
            Element(xml, "D", number.ToString("R", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }
    }

    public static void Optional(XmlWriter xml, string name, string? value)
    {
        if (value is not null)
        {
            Element(xml, name, value);
        }
    }

    /// <summary>An element with a text; what XML has no place for becomes a replacement mark.</summary>
    public static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Sound(text));

    public static void Empty(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open(xml, name, attributes);
        xml.WriteEndElement();
    }

    public static void Open(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Namespace);
        foreach ((string key, string value) in attributes)
        {
            xml.WriteAttributeString(key, Sound(value));
        }
    }

    private static string Sound(string text) => string.Concat(text.EnumerateRunes().Select(static rune => rune.Value is 0x9 or 0xA or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000 ? rune.ToString() : "\uFFFD"));

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
