using System.Collections.Immutable;
using System.Reflection;
using Spectra.Service.Accounts;
using Spectra.Service.Cases;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>Two rows in every table of the seizure record, made from the record types themselves, so that a new table can't be forgotten.</summary>
internal static class FilledTables
{
    private static readonly DateTimeOffset Day = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Fills them.</summary>
    public static void Fill(Database database) => database.Append(append =>
    {
        Dictionary<string, string> firsts = new(StringComparer.Ordinal)
        {
            [EvidenceTables.Measurement] = append.Text("SELECT MIN(id) FROM evidence_measurement", new { })!,
            [EvidenceTables.Raw] = append.Text("SELECT MIN(sha256) FROM evidence_raw", new { })!,
            [EvidenceTables.Analysis] = append.Text("SELECT MIN(id) FROM evidence_analysis", new { })!,
        };
        foreach (Type type in EvidenceTables.Covered.Select(static covered => TypeOf(covered.Table)).OfType<Type>())
        {
            string table = type.GetCustomAttribute<EvidenceTableAttribute>()!.Table;
            for (int i = 0; i < 2; i++)
            {
                EvidenceRow row = (EvidenceRow)typeof(RecordShape<>).MakeGenericType(type).GetMethod("Row")!.Invoke(null, [Filled(type, table, i, firsts)])!;
                firsts.TryAdd(table, (string)row.Columns[EvidenceTables.Of(table).Key]);
                append.Insert(row);
            }
        }

        // The second party is disposed of; the first has a row that gives its commitment.
        Guid named = Guid.CreateVersion7(Day);
        NominalParty nominal = new() { Id = named, Salt = NominalParty.NewSalt(), Kind = "person", Name = "J. Doe", Country = "KAZ" };
        append.Insert(new Party { Id = named, CaseId = Guid.Parse(firsts[EvidenceTables.Case]), Part = "carrier", Commitment = nominal.Commitment(), RecordedBy = "someone", RecordedAt = Day });
        append.InsertNominal(RecordShape<NominalParty>.Row(nominal));
    });

    /// <summary>The record type of a table; null for tables whose rows are made by hand.</summary>
    private static Type? TypeOf(string table) =>
        Array.Find(typeof(EvidenceTableAttribute).Assembly.GetTypes(), type => type.GetCustomAttribute<EvidenceTableAttribute>()?.Table == table);

    private static object Filled(Type type, string table, int i, Dictionary<string, string> firsts)
    {
        object record = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties().Where(static property => property.CanWrite))
        {
            property.SetValue(record, ValueOf(property, table, i, firsts));
        }

        return record;
    }

    private static object? ValueOf(PropertyInfo property, string table, int i, Dictionary<string, string> firsts)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        string? referred = property.Name switch
        {
            "CaseId" => EvidenceTables.Case,
            "ParentId" or "ExhibitId" => EvidenceTables.Exhibit,
            "SamplingId" => EvidenceTables.Sampling,
            "MeasurementId" or "BlankMeasurementId" => EvidenceTables.Measurement,
            "AnalysisId" or "FormerAnalysisId" => EvidenceTables.Analysis,
            "RunId" => EvidenceTables.RetroRun,
            "AlertId" => EvidenceTables.Alert,
            "ReviewId" => EvidenceTables.Review,
            "ConfirmationId" => EvidenceTables.Confirmation,
            "Replaces" or "Amends" => table,
            "ImportId" => EvidenceTables.LibraryImport,
            "ReleaseId" or "ReplacedId" => EvidenceTables.LibraryRelease,
            "ReportSha256" or "Sha256" when table is EvidenceTables.Confirmation or EvidenceTables.Attachment => EvidenceTables.Raw,
            _ => null,
        };
        if (referred is not null)
        {
            return firsts.TryGetValue(referred, out string? id) ? (type == typeof(Guid) ? Guid.Parse(id) : id) : null;
        }

        // Each disposal and each end of an authorisation is of another row; one row of a pair is enough where it is unique.
        return property.Name switch
        {
            "PartyId" => Nth(firsts, EvidenceTables.Party, i),
            "AuthorisationId" => Nth(firsts, EvidenceTables.Authorisation, i),
            "Digest" => AccountDigest.Of(FilledAccounts.Account(i)),
            _ => Plain(type, property.Name, table, i, firsts),
        };
    }

    private static object Plain(Type type, string name, string table, int i, Dictionary<string, string> firsts) => type switch
    {
        _ when type == typeof(string) => $"{name} {i}",
        _ when type == typeof(Guid) => Made(firsts, table, i),
        _ when type == typeof(DateTimeOffset) => Day.AddMinutes(i),
        _ when type == typeof(bool) => i == 0,
        _ when type == typeof(long) => (long)i + 1,
        _ when type == typeof(int) => i + 1,
        _ when type == typeof(double) => i + 0.25,
        _ when type == typeof(ImmutableArray<string>) => ImmutableArray.Create($"{name} {i}"),
        _ when type.IsEnum => Enum.GetValues(type).GetValue(i)!,
        _ => throw new NotSupportedException($"A {type.Name} is no column."),
    };

    private static Guid Made(Dictionary<string, string> made, string table, int i)
    {
        Guid id = Guid.CreateVersion7(Day);
        made[$"{table} {i}"] = id.ToString();
        return id;
    }

    private static Guid Nth(Dictionary<string, string> made, string table, int i) => Guid.Parse(made[$"{table} {i}"]);
}
