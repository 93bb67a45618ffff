using System.Reflection;
using System.Text.RegularExpressions;
using Spectra.Service.Storage;

namespace Spectra.Service.Tests.Storage;

/// <summary>Record types against the tables that the migrations make, on the engine of the run.</summary>
public sealed partial class RecordTypeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RecordTypeTests() => Database.Open(_folder.Path, new SteppingClock()).Dispose();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> EveryRecordType() => [.. RecordTypes().Select(static type => type.FullName!)];

    [Theory]
    [MemberData(nameof(EveryRecordType))]
    public void EveryRecordTypeHasTheColumnsOfItsTable(string name)
    {
        Type type = RecordTypes().Single(type => type.FullName == name);
        IEnumerable<string> ofType = type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static property => property.CanWrite).Select(static property => Snake(property.Name));

        Assert.Equal(new RecordProbe(_folder.Path).Columns(type.GetCustomAttribute<EvidenceTableAttribute>()!.Table).Select(static column => column.ToUpperInvariant()).Order(StringComparer.Ordinal), ofType.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryTableOfTheSeizureRecordHasOneRecordTypeAndTheSealsRowsAreMadeByHand()
    {
        IEnumerable<string> tables = EvidenceTables.Covered.Select(static covered => covered.Table).Append(EvidenceTables.NominalParty).Where(static table => !EvidenceTables.IsIn(table, "0004"));

        Assert.Equal(
            tables.Except([EvidenceTables.Signer, EvidenceTables.Anchor]).Order(StringComparer.Ordinal),
            RecordTypes().Select(static type => type.GetCustomAttribute<EvidenceTableAttribute>()!.Table).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Type> RecordTypes() => typeof(EvidenceTableAttribute).Assembly.GetTypes().Where(static type => type.GetCustomAttribute<EvidenceTableAttribute>() is not null);

    /// <summary>A capital after a small letter or a digit begins a word.</summary>
    private static string Snake(string name) => WordBegins().Replace(name, "_").ToUpperInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordBegins();
}
