using System.Net;
using System.Text.Json;
using Spectra.Service.Accounts;
using Spectra.Service.Cases;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Cases;

/// <summary>Cases: what is refused, what is corrected, what is held, and what nobody else sees.</summary>
public sealed class CaseTests(SampleLibrary library) : IClassFixture<SampleLibrary>
{
    private static object Interception(string? container = null, string? hs = null, string? place = null, string? cas = null) => new
    {
        happenedAt = "2026-03-14T15:00:00+05:00",
        timeZone = "Asia/Almaty",
        clockSource = "network time",
        placeLocode = place,
        containerNumber = container,
        declaredHsCode = hs,
        declaredCas = cas,
        declaredDescription = "sugar",
    };

    // The check digits: the example of ISO 6346, and a CAS number with its last digit wrong.
    [Theory]
    [InlineData("CSQU3054384", null, null, null, "containerNumber")]
    [InlineData(null, "7799.99", null, null, "declaredHsCode")]
    [InlineData(null, null, "QQALA", null, "placeLocode")]
    [InlineData(null, null, null, "57-50-2", "declaredCas")]
    public async Task ANumberThatCanNotBeIsRefusedByItsName(string? container, string? hs, string? place, string? cas, string member)
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        Guid caseId = await officer.AddAsync("/api/v1/cases", Seizure.CaseRequest());

        (HttpStatusCode status, JsonElement problem) = await officer.PostAsync($"/api/v1/cases/{caseId}/interceptions", Interception(container, hs, place, cas));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal([member], problem.GetProperty("errors").EnumerateObject().Select(static fault => fault.Name));
    }

    [Fact]
    public async Task AListWithNothingInOneOfItsPlacesIsRefused()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        Guid caseId = await officer.AddAsync("/api/v1/cases", Seizure.CaseRequest());

        (HttpStatusCode status, _) = await officer.PostAsync($"/api/v1/cases/{caseId}/interceptions", new { happenedAt = "2026-03-14T15:00:00+05:00", timeZone = "Asia/Almaty", clockSource = "network time", seals = (string?[])["SEAL 1", null] });

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task AReportIsAuthorisedByWhoMaySignAndUnderTheirOwnName()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        Guid measurement = await Seizure.RecordedAsync(officer, "s1.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1)));
        object Wanted(string password) => new { form = "pdf", recipient = "court", purpose = "trial", withPersons = false, password };

        (HttpStatusCode ofOfficer, JsonElement refusal) = await officer.PostAsync($"/api/v1/measurements/{measurement}/exports", Wanted(officer.Password));
        (HttpStatusCode wrong, _) = await chemist.PostAsync($"/api/v1/measurements/{measurement}/exports", Wanted("not it"));
        (HttpStatusCode invented, _) = await officer.PostAsync($"/api/v1/measurements/{measurement}/exports", new { form = "pdf", recipient = "court", purpose = "trial", withPersons = false, authoriser = "The Head" });
        using HttpResponseMessage right = await chemist.Client.PostAsync(new Uri($"/api/v1/measurements/{measurement}/exports", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(Wanted(chemist.Password)));

        Assert.Equal((HttpStatusCode.Forbidden, "urn:spectra:problem:may-not-authorise"), (ofOfficer, refusal.GetProperty("type").GetString()!));
        Assert.Equal(HttpStatusCode.Forbidden, wrong);
        Assert.Equal(HttpStatusCode.BadRequest, invented);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task ACorrectionKeepsTheOldValueAndMustBeAValueThatCouldHaveBeenRecorded()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        Guid caseId = await officer.AddAsync("/api/v1/cases", Seizure.CaseRequest());
        Guid interception = await officer.AddAsync($"/api/v1/cases/{caseId}/interceptions", Interception("CSQU 305438 3", place: "KZALA"));
        object Correct(string field, string? value) => new { record = "interception", id = interception, field, value, reason = "misread" };

        await officer.AddAsync($"/api/v1/cases/{caseId}/corrections", Correct("declaredDescription", "icing sugar"));
        (HttpStatusCode wrong, _) = await officer.PostAsync($"/api/v1/cases/{caseId}/corrections", Correct("containerNumber", "CSQU3054384"));
        (HttpStatusCode fixedColumn, _) = await officer.PostAsync($"/api/v1/cases/{caseId}/corrections", Correct("recordedBy", "somebody"));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (wrong, fixedColumn));
        (_, JsonElement found) = await officer.GetAsync($"/api/v1/cases/{caseId}");
        JsonElement recorded = found.GetProperty("interceptions")[0];
        Assert.Equal(("icing sugar", "sugar"), (recorded.GetProperty("value").GetProperty("declaredDescription").GetString(), recorded.GetProperty("original").GetProperty("declaredDescription").GetString()));
        Assert.Equal("CSQU3054383", recorded.GetProperty("value").GetProperty("containerNumber").GetString()!.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal));
        Assert.Equal(("misread", officer.Account.Id), (recorded.GetProperty("corrections")[0].GetProperty("reason").GetString(), recorded.GetProperty("corrections")[0].GetProperty("by").GetString()));
    }

    [Fact]
    public async Task WhatIsDeclaredAgainstWhatIsFoundRaisesAMismatch()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        await seizure.Officer.AddAsync($"/api/v1/cases/{seizure.CaseId}/interceptions", Interception(hs: "1701.99", cas: "57-50-1"));

        (_, JsonElement assessment) = await seizure.Officer.GetAsync($"/api/v1/exhibits/{seizure.ExhibitId}/assessment");

        Assert.Equal(["mismatch"], assessment.GetProperty("goods").EnumerateArray().Select(static one => one.GetString()));
    }

    [Fact]
    public async Task AClosedCaseTakesNothingMoreUntilItIsOpenedAgain()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        Guid caseId = await officer.AddAsync("/api/v1/cases", Seizure.CaseRequest());
        await officer.AddAsync($"/api/v1/cases/{caseId}/status", new { status = "closed", reason = "sent to court" });

        (HttpStatusCode closed, _) = await officer.PostAsync($"/api/v1/cases/{caseId}/exhibits", Seizure.ExhibitRequest());
        await officer.AddAsync($"/api/v1/cases/{caseId}/status", new { status = "open", reason = "a second container" });
        (HttpStatusCode open, _) = await officer.PostAsync($"/api/v1/cases/{caseId}/exhibits", Seizure.ExhibitRequest());

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Created), (closed, open));
    }

    [Fact]
    public async Task NominalDataIsShownToTheOfficersOfTheCaseAloneAndEveryLookIsKept()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        using Someone colleague = await host.PersonAsync(Role.Officer);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        using Someone auditor = await host.PersonAsync(Role.Auditor);
        Guid caseId = await officer.AddAsync("/api/v1/cases", Seizure.CaseRequest());
        await officer.AddAsync($"/api/v1/cases/{caseId}/parties", new { part = "carrier", kind = "person", name = "Zebedee Quillfeather", country = "KAZ" });
        string path = $"/api/v1/cases/{caseId}/parties";

        (HttpStatusCode before, _) = await colleague.GetAsync(path);
        await officer.AddAsync($"/api/v1/cases/{caseId}/officers", new { userName = colleague.Account.UserName });
        (HttpStatusCode after, JsonElement parties) = await colleague.GetAsync(path);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (before, after));
        Assert.Equal("Zebedee Quillfeather", parties[0].GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await chemist.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync(path)).Status);
        foreach (Someone reader in new[] { officer, chemist, auditor })
        {
            (_, JsonElement file) = await reader.GetAsync($"/api/v1/cases/{caseId}");
            Assert.DoesNotContain("Quillfeather", file.ToString(), StringComparison.Ordinal);
        }

        (_, JsonElement accesses) = await auditor.GetAsync("/api/v1/audit/accesses?limit=200");
        Assert.Contains(accesses.GetProperty("items").EnumerateArray(), one => one.GetProperty("value").GetProperty("outcome").GetString() == "nominal-read" && one.GetProperty("value").GetProperty("accountId").GetString() == colleague.Account.Id);
        Assert.DoesNotContain("Quillfeather", host.Service.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALegalHoldKeepsNominalDataAndOnlyAnAuditorLiftsIt()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        using Someone auditor = await host.PersonAsync(Role.Auditor);
        using Someone admin = await host.PersonAsync(Role.SystemAdmin);
        Guid caseId = await officer.AddAsync("/api/v1/cases", Seizure.CaseRequest());
        Guid party = await officer.AddAsync($"/api/v1/cases/{caseId}/parties", new { part = "consignee", kind = "company", name = "Quillfeather Ltd" });
        await officer.AddAsync($"/api/v1/cases/{caseId}/holds", new { change = "placed", reason = "court order 12" });
        object disposal = new { basis = "ten years after closing" };

        (HttpStatusCode held, _) = await admin.PostAsync($"/api/v1/parties/{party}/disposal", disposal);
        (HttpStatusCode byOfficer, _) = await officer.PostAsync($"/api/v1/cases/{caseId}/holds", new { change = "lifted", reason = "no longer needed" });
        await auditor.AddAsync($"/api/v1/cases/{caseId}/holds", new { change = "lifted", reason = "the court closed the case" });
        (HttpStatusCode open, _) = await admin.PostAsync($"/api/v1/parties/{party}/disposal", disposal);
        await officer.AddAsync($"/api/v1/cases/{caseId}/status", new { status = "closed", reason = "judgement is final" });
        await admin.AddAsync($"/api/v1/parties/{party}/disposal", disposal);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Forbidden, HttpStatusCode.Conflict), (held, byOfficer, open));
        (_, JsonElement accesses) = await auditor.GetAsync("/api/v1/audit/accesses?limit=200");
        Assert.Contains(accesses.GetProperty("items").EnumerateArray(), one => one.GetProperty("value").GetProperty("reason").GetString() == "auditor-needed" && one.GetProperty("value").GetProperty("subject").GetString() == caseId.ToString());
        (_, JsonElement parties) = await officer.GetAsync($"/api/v1/cases/{caseId}/parties");
        Assert.True(parties[0].GetProperty("isDisposed").GetBoolean());
        Assert.Equal(JsonValueKind.Null, parties[0].GetProperty("name").ValueKind);
        Assert.True(AuditVerifier.Verify(host.DataFolder).IsClean, AuditVerifier.Verify(host.DataFolder).Sentence);
    }

    [Fact]
    public async Task AMeasurementOfAnotherCaseIsNotTakenAway()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone other = await host.PersonAsync(Role.Officer);
        Guid caseId = await other.AddAsync("/api/v1/cases", Seizure.CaseRequest("KZ-2026-18"));
        Guid exhibit = await other.AddAsync($"/api/v1/cases/{caseId}/exhibits", Seizure.ExhibitRequest());

        (HttpStatusCode status, _) = await other.PostAsync($"/api/v1/exhibits/{exhibit}/measurements", new { measurementId = seizure.MeasurementId, reason = "it is mine" });

        Assert.Equal(HttpStatusCode.Conflict, status);
    }

    [Fact]
    public async Task WhatLeavesTheRecordIsKeptWithItsHashAndWhatWasWithheld()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri($"/api/v1/cases/{seizure.CaseId}/exports", UriKind.Relative)) { Content = System.Net.Http.Json.JsonContent.Create(new { form = "ids", recipient = "national focal point", purpose = "annual report", withPersons = false }) };
        using HttpResponseMessage answer = await seizure.Officer.Client.SendAsync(request);
        byte[] content = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Spectra.Service.Exports.Exchange exchange = Assert.Single(host.Service.Database.Read(static snapshot => snapshot.Records<Spectra.Service.Exports.Exchange>("ORDER BY id", new { }))).Value;
        Assert.Equal((Some.Hash(content), "national focal point", "ids"), (exchange.ContentSha256, exchange.Recipient, exchange.Form));
        Assert.NotEmpty(exchange.Withheld);
    }

    [Fact]
    public async Task AMeasurementThatItsCodeTiesToAnExhibitIsInTheExportsOfTheCase()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        Guid caseId = await officer.AddAsync("/api/v1/cases", Seizure.CaseRequest());
        Guid exhibit = await officer.AddAsync($"/api/v1/cases/{caseId}/exhibits", Seizure.ExhibitRequest(code: "KZ-7"));
        Guid measurement = await Seizure.RecordedAsync(officer, "s1.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1)));
        Assert.Null(new Spectra.Service.Seizures.ExhibitRegister(host.Service.Database, TimeProvider.System).Assign(measurement, "kz-7", "read off the bag", officer.Account.Id));
        object everything = new { form = "json", recipient = "court", purpose = "trial", withPersons = false };

        (_, JsonElement ofCase) = await officer.PostAsync($"/api/v1/cases/{caseId}/exports", everything);
        (_, JsonElement ofMeasurement) = await officer.PostAsync($"/api/v1/measurements/{measurement}/exports", everything);

        Assert.Equal(measurement, ofCase.GetProperty("record").GetProperty("exhibits")[0].GetProperty("measurements")[0].GetProperty("measurement").GetProperty("id").GetGuid());
        Assert.Equal(exhibit, ofMeasurement.GetProperty("record").GetProperty("exhibit").GetProperty("tree")[0].GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    public async Task ACorrectionTakesNoNumberThatCouldBeReadAsAnotherOrIsNone(string value)
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        string path = $"/api/v1/cases/{seizure.CaseId}/corrections";
        object Correction(string mass) => new { record = "sampling", id = seizure.FirstSampling, field = "massMilligrams", value = mass, reason = "weighed again" };

        (HttpStatusCode status, JsonElement problem) = await seizure.Officer.PostAsync(path, Correction(value));
        await seizure.Officer.AddAsync(path, Correction("1.5"));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("decimal point", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        (_, JsonElement exhibit) = await seizure.Officer.GetAsync($"/api/v1/exhibits/{seizure.ExhibitId}");
        Assert.Equal(1.5, exhibit.GetProperty("samplings")[0].GetProperty("value").GetProperty("massMilligrams").GetDouble());
    }

    [Fact]
    public async Task AReplacedPartyIsReplacedOnce()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        Guid caseId = await officer.AddAsync("/api/v1/cases", Seizure.CaseRequest());
        string path = $"/api/v1/cases/{caseId}/parties";
        Guid first = await officer.AddAsync(path, new { part = "consignee", kind = "company", name = "Quilfeather Ltd" });
        Guid second = await officer.AddAsync(path, new { part = "consignee", kind = "company", name = "Quillfeather Ltd", replaces = first });

        (HttpStatusCode status, JsonElement problem) = await officer.PostAsync(path, new { part = "consignee", kind = "company", name = "Quillfeather LLC", replaces = first });

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains(second.ToString(), problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHoldThatWasPlacedAfterAnotherWasLiftedStandsThoughItWasAskedForBefore()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        using Someone officer = await host.PersonAsync(Role.Officer);
        using Someone auditor = await host.PersonAsync(Role.Auditor);
        Guid caseId = await officer.AddAsync("/api/v1/cases", Seizure.CaseRequest());
        DateTimeOffset asked = DateTimeOffset.UtcNow;
        await officer.AddAsync($"/api/v1/cases/{caseId}/holds", new { change = "placed", reason = "court order 12" });
        await auditor.AddAsync($"/api/v1/cases/{caseId}/holds", new { change = "lifted", reason = "the court closed the case" });

        CaseStore cases = new(host.Service.Database);
        cases.ChangeHold(new Hold { Id = Guid.CreateVersion7(asked), CaseId = caseId, Change = HoldChange.Placed, Reason = "court order 13", ChangedBy = officer.Account.Id, ChangedAt = asked });

        Assert.True(cases.Find(caseId)!.IsHeld);
    }
}
