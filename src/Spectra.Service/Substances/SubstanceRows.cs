using System.Collections.Immutable;
using CsvHelper;

namespace Spectra.Service.Substances;

/// <summary>Reads the rows of the two reference files.</summary>
internal static class SubstanceRows
{
    public const string PrecursorFile = "precursors.csv";
    public const string HazardFile = "hazmat.csv";

    private static readonly CsvReaderOptions Options = new() { Separator = ',', TrackLineNumbers = true };

    public static ImmutableArray<SubstanceFacts> Precursors(TextReader text) => Read(text, PrecursorFile, Precursor);

    public static ImmutableArray<SubstanceFacts> Hazards(TextReader text) => Read(text, HazardFile, Hazard);

    private static ImmutableArray<SubstanceFacts> Read(TextReader text, string file, Func<Row, SubstanceFacts> facts)
    {
        ImmutableArray<SubstanceFacts>.Builder rows = ImmutableArray.CreateBuilder<SubstanceFacts>();
        using CsvReader reader = CsvReader.Create(text, Options, leaveOpen: true);
        while (reader.Read())
        {
            rows.Add(facts(new Row(reader, file)));
        }

        return rows.Count > 0 ? rows.ToImmutable() : throw new FormatException($"{file} has no rows.");
    }

    private static SubstanceFacts Precursor(Row row) => new()
    {
        Name = row.Name,
        File = PrecursorFile,
        IupacName = row["iupac_name"],
        Synonyms = row.List("synonyms"),
        Cas = row.Cas,
        CasEvidence = row.Cas is null ? null : new SourcedValue(row["cas"], row["cas_source"], IsVerified: true),
        Formula = row["formula"],
        MolecularWeight = row["molecular_weight"],
        Control = new ControlStatus($"1988 Convention Table {row["un1988_table"]}, {row["year_scheduled"]}; {Salts(row["note"])}", row["table_source"]),
        Transport = row.Transport("packing_group"),
        Ghs = row.Ghs,
        CustomsCode = row["hs_code_2022"].Length == 0 ? null : new HarmonisedSystemCode(row["hs_code_2022"], row["hs_description"], row["hs_source"]),
        PhysicalForm = row["physical_form"],
        Note = row["note"],
    };

    private static SubstanceFacts Hazard(Row row) => new()
    {
        Name = row.Name,
        File = HazardFile,
        Cas = row.Cas,
        CasEvidence = row.Cas is null ? null : new SourcedValue(row["cas"], row["cas_name_evidence"] is { Length: > 0 } source ? source : row["cas_evidence"], row["cas_evidence"] == "sourced"),
        Formula = row["formula"],
        MolecularWeight = row["molecular_weight"],
        Categories = row.List("categories"),
        Control = row["control_status"].Length == 0 ? null : new ControlStatus(row["control_status"], row["control_status_evidence"]),
        Transport = row.Transport("packing_groups"),
        Ghs = row.Ghs,
        Idlh = row["idlh"].Length == 0 ? null : new SourcedValue(row["idlh"], row["idlh_source"], IsVerified: true),
        ResponseGuide = row["erg_guide"].Length == 0 ? null : new SourcedValue(row["erg_guide"], row["erg_source"], IsVerified: false),
        PhysicalForm = row["physical_form"],
        InfraredNote = row["ir_note"],
        StateNote = row["state_note"],
        Note = row["hazard_note"],
    };

    // The tables name every salt as well, except those of hydrochloric and sulfuric acid, of which the note says so.
    private static string Salts(string note) => note.Contains("salts not controlled", StringComparison.Ordinal) ? "its salts not" : "its salts as well";

    private readonly struct Row(CsvReader reader, string file)
    {
        public string this[string column] =>
            reader.TryGetFieldIndex(column, out int index)
                ? reader.GetString(index).Trim()
                : throw new FormatException($"{file} needs the column {column}.");

        public string Name => this["name"] is { Length: > 0 } name ? name : throw new FormatException($"Line {reader.LineNumber} of {file} has no name.");

        public CasNumber? Cas =>
            this["cas"].Length == 0 ? null
            : CasNumber.TryParse(this["cas"], out CasNumber cas) ? cas
            : throw new FormatException($"Line {reader.LineNumber} of {file} has the CAS number '{this["cas"]}', whose form or check digit fails.");

        public GhsClassification? Ghs =>
            this["ghs_h_codes"].Length == 0 ? null
            : new GhsClassification(this["ghs_signal"], [.. this["ghs_h_codes"].Split(' ', StringSplitOptions.RemoveEmptyEntries)], this["ghs_source"]);

        public ImmutableArray<string> List(string column) => [.. this[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

        public TransportEntry? Transport(string packingGroupColumn)
        {
            if (this["un_number"].Length == 0 && this["dg_class"].Length == 0)
            {
                return null;
            }

            string shippingName = reader.TryGetFieldIndex("un_proper_shipping_name", out _) ? this["un_proper_shipping_name"] : this["name"];
            return new TransportEntry(this["un_number"], shippingName, this["dg_class"], List("subsidiary_risk"), this[packingGroupColumn], this["dg_source"]);
        }
    }
}
