using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using Npgsql;
using Spectra.Service.Accounts;
using Spectra.Service.Cases;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Api;
using Spectra.Service.Tests.Commands;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Cases;

/// <summary>Nominal data that was kept as long as it may be, and its disposal.</summary>
public sealed class RetentionTests(SampleLibrary library) : IClassFixture<SampleLibrary>, IDisposable
{
    private const string Name = "Ambrosius Quillfeather-Zwyx";
    private const int DaysOfTenYears = 3653;

    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _clock = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NominalDataIsDueTenYearsAfterItsCaseWasClosed()
    {
        using Database database = Opened();
        Guid open = Case(database, "open");
        Guid closed = Case(database, "closed");
        Guid held = Case(database, "held");
        Guid again = Case(database, "opened again");
        foreach (Guid each in new[] { closed, held, again })
        {
            Status(database, each, CaseStatus.Closed);
        }

        Place(database, held);
        Status(database, again, CaseStatus.Open);
        _clock.Advance(TimeSpan.FromDays(DaysOfTenYears - 2));
        Assert.Empty(DueIn(database));

        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal([(closed, false), (held, true)], DueIn(database).Select(static due => (due.CaseId, due.IsHeld)));
        Assert.DoesNotContain(DueIn(database), due => due.CaseId == open);
    }

    [Fact]
    public void AClassificationMayHaveATimeOfItsOwn()
    {
        Directory.CreateDirectory(Data);
        JsonNodeSettings(new { retention = new Dictionary<string, string> { ["years"] = "3", ["secret"] = "1" } });
        using Database database = Opened();
        Guid usual = Case(database, "usual");
        Guid secret = Case(database, "secret", "secret");
        Status(database, usual, CaseStatus.Closed);
        Status(database, secret, CaseStatus.Closed);

        _clock.Advance(TimeSpan.FromDays(366));
        Assert.Equal([secret], DueIn(database).Select(static due => due.CaseId));
        _clock.Advance(TimeSpan.FromDays(2 * 366));
        Assert.Equal([usual, secret], DueIn(database).Select(static due => due.CaseId));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("ten")]
    [InlineData("101")]
    public void ATimeThatIsNoneIsRefused(string years)
    {
        Directory.CreateDirectory(Data);
        JsonNodeSettings(new { retention = new { years } });

        Assert.Contains("expected whole years", Assert.Throws<EvidenceException>(() => new RetentionTimes(SiteSettings.Of(Data)).YearsOf(null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADisposedNameIsInNoByteOfTheDatabase()
    {
        using (Database database = Opened())
        {
            Guid closed = Case(database, "closed");
            Status(database, closed, CaseStatus.Closed);
            Assert.True(IsInAnyByte(), "The search must be able to find it.");
            _clock.Advance(TimeSpan.FromDays(DaysOfTenYears));

            PartyStore parties = new(database, new CaseStore(database));
            Assert.All(new Retention(database, parties, _clock).Dispose(Assert.Single(DueIn(database)), "article 7", "A. B."), static outcome => Assert.IsType<Appending.Done>(outcome));

            // In PostgreSQL every test beside this one that reads anything holds it up.
            Assert.True(SpinWait.SpinUntil(parties.Overwrite, TimeSpan.FromMinutes(2)));

            Assert.False(IsInAnyByte());
            Assert.Empty(DueIn(database));
        }

        Assert.False(IsInAnyByte());
        Assert.True(AuditVerifier.Verify(Data).IsClean, AuditVerifier.Verify(Data).Sentence);
    }

    [Fact]
    public void AHoldThatWasPlacedMeanwhileStands()
    {
        using Database database = Opened();
        Guid closed = Case(database, "closed");
        Status(database, closed, CaseStatus.Closed);
        _clock.Advance(TimeSpan.FromDays(DaysOfTenYears));
        DueCase due = Assert.Single(DueIn(database));
        Place(database, closed);

        ImmutableArray<Appending> outcomes = new Retention(database, new PartyStore(database, new CaseStore(database)), _clock).Dispose(due, "article 7", "A. B.");

        Assert.Contains("legal hold", Assert.IsType<Appending.Refused>(Assert.Single(outcomes)).Sentence, StringComparison.Ordinal);
        Assert.True(IsInAnyByte());
    }

    [Fact]
    public void TheCommandShowsWhatIsDueAndDisposesOnlyWithYes()
    {
        _clock.Advance(TimeSpan.FromDays(-20 * 366));
        using (Database database = Opened())
        {
            Guid closed = Case(database, "KZ-old");
            Guid held = Case(database, "KZ-held");
            Status(database, closed, CaseStatus.Closed);
            Status(database, held, CaseStatus.Closed);
            Place(database, held);
        }

        SpectraRun list = SpectraProcess.Run("retention", "list", "--json", "--data", Data).Exits(0);
        Assert.Equal([("KZ-old", false), ("KZ-held", true)], list.JsonLines().Select(static line => (line.GetProperty("reference").GetString()!, line.GetProperty("isHeld").GetBoolean())));
        Assert.DoesNotContain(Name, list.Stdout, StringComparison.Ordinal);
        SpectraRun unsure = SpectraProcess.Run("retention", "dispose", "--by", "A. B.", "--basis", "article 7", "--data", Data).Exits(2);
        Assert.Contains("--yes", unsure.Stderr, StringComparison.Ordinal);
        Assert.Contains("legal hold", unsure.Stdout, StringComparison.Ordinal);

        Assert.Contains("of 1 party; 1 due", SpectraProcess.Run("retention", "dispose", "--by", "A. B.", "--basis", "article 7", "--yes", "--data", Data).Exits(0).Stdout, StringComparison.Ordinal);
        Assert.Equal(["KZ-held"], SpectraProcess.Run("retention", "list", "--json", "--data", Data).Exits(0).JsonLines().Select(static line => line.GetProperty("reference").GetString()));
        SpectraProcess.Run("audit", "verify", "--data", Data).Exits(0);
    }

    [Fact]
    public async Task WhoeverMayDisposeSeesWhatIsDueAndNobodyElse()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path, _clock);
        using Someone officer = await host.PersonAsync(Role.Officer);
        Guid id = await officer.AddAsync("/api/v1/cases", new { reference = "KZ-1", agency = "Customs", portUnit = "Khorgos", legalBasis = "", classification = "", penNumber = "", picsNumber = "", ionicsNumber = "", note = "" });
        await officer.AddAsync($"/api/v1/cases/{id}/parties", new { part = "carrier", kind = "person", name = Name, identifier = "", country = "KAZ", bornOn = "1980-01-01", address = "", contact = "", note = "", replaces = (Guid?)null });
        await officer.AddAsync($"/api/v1/cases/{id}/status", new { status = "closed", reason = "sentence is final" });
        using (Someone admin = await host.PersonAsync(Role.SystemAdmin))
        {
            Assert.Equal(0, (await admin.GetAsync("/api/v1/retention")).Body.GetProperty("items").GetArrayLength());
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync("/api/v1/retention")).Status);
        _clock.Advance(TimeSpan.FromDays(DaysOfTenYears));
        using Someone later = await host.PersonAsync(Role.SystemAdmin);
        (HttpStatusCode status, JsonElement due) = await later.GetAsync("/api/v1/retention");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(id, Assert.Single(due.GetProperty("items").EnumerateArray()).GetProperty("caseId").GetGuid());
        Assert.DoesNotContain(Name, due.ToString(), StringComparison.Ordinal);
    }

    private Database Opened() => Database.Open(Data, _clock);

    private ImmutableArray<DueCase> DueIn(Database database) => Retention.Due(database.Reader, new RetentionTimes(SiteSettings.Of(Data)), _clock.GetUtcNow());

    private Guid Case(Database database, string reference, string? classification = null)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        CaseStore cases = new(database);
        Guid id = Guid.CreateVersion7(_clock.GetUtcNow());
        Assert.IsType<Appending.Done>(cases.Open(new CaseFile { Id = id, Reference = reference, Agency = "Customs", PortUnit = "Khorgos", Classification = classification, OpenedBy = "someone", OpenedAt = _clock.GetUtcNow() }));
        NominalParty nominal = new() { Id = Guid.CreateVersion7(_clock.GetUtcNow()), Salt = NominalParty.NewSalt(), Kind = "person", Name = Name };
        Assert.IsType<Appending.Done>(new PartyStore(database, cases).Add(
            new Party { Id = nominal.Id, CaseId = id, Part = "carrier", Commitment = nominal.Commitment(), RecordedBy = "someone", RecordedAt = _clock.GetUtcNow() }, nominal));
        return id;
    }

    private void Status(Database database, Guid id, CaseStatus status)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<Appending.Done>(new CaseStore(database).ChangeStatus(
            new CaseStatusChange { Id = Guid.CreateVersion7(_clock.GetUtcNow()), CaseId = id, Status = status, Reason = "so it is", ChangedBy = "someone", ChangedAt = _clock.GetUtcNow() }));
    }

    private void Place(Database database, Guid id) => Assert.IsType<Appending.Done>(new CaseStore(database).ChangeHold(
        new Hold { Id = Guid.CreateVersion7(_clock.GetUtcNow()), CaseId = id, Change = HoldChange.Placed, Reason = "an appeal", ChangedBy = "someone", ChangedAt = _clock.GetUtcNow() }));

    private void JsonNodeSettings(object settings) => File.WriteAllText(Path.Combine(Data, SiteSettings.FileName), JsonSerializer.Serialize(settings));

    /// <summary>Looks through every file of the data folder, or through the files in which the server keeps the site's tables.</summary>
    private bool IsInAnyByte()
    {
        byte[] name = Encoding.UTF8.GetBytes(Name);
        return Files().Any(path =>
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using MemoryStream bytes = new();
            file.CopyTo(bytes);
            return bytes.ToArray().AsSpan().IndexOf(name) >= 0;
        });
    }

    private List<string> Files()
    {
        if (!TestEngine.IsPostgresql)
        {
            return [.. Directory.GetFiles(Data, "*", SearchOption.AllDirectories)];
        }

        using NpgsqlConnection server = new(PrivatePostgres.ConnectionString);
        server.Open();
        server.Execute("CHECKPOINT;");
        string data = server.ExecuteScalar<string>("SHOW data_directory")!;
        return [.. server.Query<string>("SELECT pg_relation_filepath(oid) FROM pg_class WHERE relnamespace = to_regnamespace(@Schema) AND relkind IN ('r', 'i', 't')", new { SiteFile.Read(Data)!.Schema })
            .Select(path => Path.Combine(data, path)).Where(File.Exists)];
    }
}
