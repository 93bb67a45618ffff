using System.Net;
using System.Text.Json;
using Spectra.Service.Accounts;
using Spectra.Service.Reviews;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Cases;

/// <summary>From interception to a signed identification, as people do it.</summary>
public sealed class SeizureTests(SampleLibrary library) : IClassFixture<SampleLibrary>
{
    [Fact]
    public async Task TheWordLeavesPresumptiveOnlyOnceAChemistSignsTheChecklist()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);

        Assert.Equal("presumptive", await StatusAsync(seizure));
        Guid review = await chemist.AddAsync($"/api/v1/measurements/{seizure.MeasurementId}/reviews", seizure.ReviewRequest(chemist));
        Guid second = await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/confirmations", Seizure.ConfirmationRequest(seizure.SecondSampling));
        Assert.Equal("presumptive", await StatusAsync(seizure));

        await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/identifications", seizure.IdentificationRequest(chemist, review, second));

        (_, JsonElement assessment) = await seizure.Officer.GetAsync($"/api/v1/exhibits/{seizure.ExhibitId}/assessment");
        Assert.Equal("identified-by-checklist", assessment.GetProperty("status").GetString());
        Assert.Contains("identified as 78-11-5", assessment.GetProperty("statement").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("%", assessment.GetProperty("statement").GetString(), StringComparison.Ordinal);
        Assert.True(AuditVerifier.Verify(host.DataFolder).IsClean, AuditVerifier.Verify(host.DataFolder).Sentence);
    }

    [Theory]
    [InlineData("not-clean")]
    [InlineData("same-sub-sample")]
    [InlineData("correlated")]
    [InlineData("negative")]
    [InlineData("no-salt")]
    [InlineData("no-blank")]
    public async Task AChecklistWithAPointMissingIsRefusedAndTheWordStaysPresumptive(string missing)
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        Guid review = await chemist.AddAsync($"/api/v1/measurements/{seizure.MeasurementId}/reviews", seizure.ReviewRequest(chemist));
        Guid second = await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/confirmations", missing switch
        {
            "same-sub-sample" => Seizure.ConfirmationRequest(seizure.FirstSampling),
            "correlated" => Seizure.ConfirmationRequest(seizure.SecondSampling, "ir-transmission"),
            "negative" => Seizure.ConfirmationRequest(seizure.SecondSampling, result: "negative"),
            _ => Seizure.ConfirmationRequest(seizure.SecondSampling),
        });

        (HttpStatusCode status, JsonElement problem) = await chemist.PostAsync($"/api/v1/exhibits/{seizure.ExhibitId}/identifications", missing switch
        {
            "not-clean" => seizure.IdentificationRequest(chemist, review, second, blankIsClean: false),
            "no-salt" => seizure.IdentificationRequest(chemist, review, second, salt: " "),
            "no-blank" => seizure.IdentificationRequest(chemist, review, second, blank: seizure.MeasurementId),
            _ => seizure.IdentificationRequest(chemist, review, second),
        });

        Assert.True(status is HttpStatusCode.Conflict or HttpStatusCode.BadRequest, $"{status} {problem}");
        Assert.Equal("presumptive", await StatusAsync(seizure));
    }

    [Fact]
    public async Task AWithdrawnIdentificationFallsBackToPresumptiveAndBothStay()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        Guid review = await chemist.AddAsync($"/api/v1/measurements/{seizure.MeasurementId}/reviews", seizure.ReviewRequest(chemist));
        Guid second = await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/confirmations", Seizure.ConfirmationRequest(seizure.SecondSampling));
        Guid identification = await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/identifications", seizure.IdentificationRequest(chemist, review, second));

        await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/identifications/withdrawal", new { identificationId = identification, reason = "the laboratory mixed up samples", meaning = "I withdraw it", password = chemist.Password });

        Assert.Equal("presumptive", await StatusAsync(seizure));
        (_, JsonElement all) = await seizure.Officer.GetAsync($"/api/v1/exhibits/{seizure.ExhibitId}/identifications");
        Assert.Equal([false, true], all.EnumerateArray().Select(static one => one.GetProperty("value").GetProperty("withdrawn").GetBoolean()));
    }

    [Fact]
    public async Task CustodyGoesFromHandToHandAndABrokenSealIsSaid()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        string path = $"/api/v1/exhibits/{seizure.ExhibitId}/custody";
        object Transfer(string from, string to, string? sealIn, string? sealOut, string? password = null) => new { fromHolder = from, toHolder = to, place = "gate 2", sealIn, sealOut, purpose = "storage", condition = "intact", happenedAt = DateTimeOffset.UnixEpoch, meaning = "I hand it over", password = password ?? seizure.Officer.Password };
        await seizure.Officer.AddAsync(path, Transfer("consignment", "officer", null, "KZ1001"));

        (HttpStatusCode wrong, _) = await seizure.Officer.PostAsync(path, Transfer("officer", "store", "KZ1001", "KZ1002", "not my password"));
        (HttpStatusCode stranger, _) = await seizure.Officer.PostAsync(path, Transfer("somebody else", "store", "KZ1001", "KZ1002"));
        await seizure.Officer.AddAsync(path, Transfer("officer", "store", "KZ9999", "KZ1002"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Conflict), (wrong, stranger));
        (_, JsonElement exhibit) = await seizure.Officer.GetAsync($"/api/v1/exhibits/{seizure.ExhibitId}");
        Assert.Equal(2, exhibit.GetProperty("custody").GetArrayLength());
        Assert.Contains("KZ9999", Assert.Single(exhibit.GetProperty("custodyFindings").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnalysesOverTheInterfaceAreRepeatedToTheByte()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        await chemist.AddAsync($"/api/v1/measurements/{seizure.MeasurementId}/analyses", new { });

        (HttpStatusCode status, JsonElement outcomes) = await chemist.PostAsync($"/api/v1/measurements/{seizure.MeasurementId}/rerun", new { });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["identical", "identical"], outcomes.EnumerateArray().Select(static one => one.GetProperty("outcome").GetString()));
    }

    private static async Task<string?> StatusAsync(Seizure seizure)
    {
        (HttpStatusCode status, JsonElement assessment) = await seizure.Officer.GetAsync($"/api/v1/exhibits/{seizure.ExhibitId}/assessment");
        Assert.Equal(HttpStatusCode.OK, status);
        return assessment.GetProperty("status").GetString();
    }

    [Fact]
    public async Task ASecondResultThatWasCorrectedAwaySignsNothing()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        Guid review = await chemist.AddAsync($"/api/v1/measurements/{seizure.MeasurementId}/reviews", seizure.ReviewRequest(chemist));
        Guid second = await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/confirmations", Seizure.ConfirmationRequest(seizure.SecondSampling));
        (HttpStatusCode byOfficer, _) = await seizure.Officer.PostAsync($"/api/v1/cases/{seizure.CaseId}/corrections", new { record = "confirmation", id = second, field = "laboratory", value = "another", reason = "I think so" });
        await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/confirmations/{second}/corrections", Negative);

        (HttpStatusCode status, JsonElement problem) = await chemist.PostAsync($"/api/v1/exhibits/{seizure.ExhibitId}/identifications", seizure.IdentificationRequest(chemist, review, second));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Conflict), (byOfficer, status));
        Assert.Contains("The second technique was negative", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAStandingIdentificationRestsOnIsNotChangedUnderIt()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        string reviews = $"/api/v1/measurements/{seizure.MeasurementId}/reviews";
        Guid review = await chemist.AddAsync(reviews, seizure.ReviewRequest(chemist));
        Guid second = await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/confirmations", Seizure.ConfirmationRequest(seizure.SecondSampling));
        Guid identification = await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/identifications", seizure.IdentificationRequest(chemist, review, second));
        (Someone Who, string Path, object Body)[] changes =
        [
            (chemist, reviews, seizure.ReviewRequest(chemist, "rejected", review)),
            (chemist, $"/api/v1/exhibits/{seizure.ExhibitId}/confirmations/{second}/corrections", Negative),
            (seizure.Officer, $"/api/v1/exhibits/{seizure.ExhibitId}/measurements", new { measurementId = seizure.MeasurementId, samplingId = seizure.SecondSampling, reason = "it was the other bag" }),
        ];
        foreach ((Someone who, string path, object body) in changes)
        {
            (HttpStatusCode status, JsonElement problem) = await who.PostAsync(path, body);
            Assert.Equal(HttpStatusCode.Conflict, status);
            Assert.Contains(identification.ToString(), problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        }

        await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/identifications/withdrawal", new { identificationId = identification, reason = "the laboratory mixed up samples", meaning = "I withdraw it", password = chemist.Password });
        foreach ((Someone who, string path, object body) in changes)
        {
            await who.AddAsync(path, body);
        }
    }

    [Fact]
    public async Task WhereTheRecordSaysWhichBlankCameBeforeNoOtherStandsForIt()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        Guid review = await chemist.AddAsync($"/api/v1/measurements/{seizure.MeasurementId}/reviews", seizure.ReviewRequest(chemist));
        Guid second = await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/confirmations", Seizure.ConfirmationRequest(seizure.SecondSampling));
        (HttpStatusCode, JsonElement)[] answers = new (HttpStatusCode, JsonElement)[2];
        foreach ((int i, Guid? blank) in new Guid?[] { null, seizure.BlankId }.Index())
        {
            MeasurementSequence sequence = new(seizure.MeasurementId, Guid.Empty, null, null, blank, null, null, null, []);
            host.Service.Database.Append(append => append.Insert(DockingRows.Sequence(Guid.CreateVersion7(), sequence, append.At)));
            answers[i] = await chemist.PostAsync($"/api/v1/exhibits/{seizure.ExhibitId}/identifications", seizure.IdentificationRequest(chemist, review, second));
        }

        Assert.Equal([HttpStatusCode.Conflict, HttpStatusCode.Created], answers.Select(static answer => answer.Item1));
        Assert.Contains("no blank that was measured", answers[0].Item2.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMeasurementThatIsNoSampleIdentifiesNothing()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        Guid review = await chemist.AddAsync($"/api/v1/measurements/{seizure.MeasurementId}/reviews", seizure.ReviewRequest(chemist));
        Guid second = await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/confirmations", Seizure.ConfirmationRequest(seizure.SecondSampling));
        Assert.True(new MeasurementStore(host.Service.Database, TimeProvider.System, "0.1.0").CorrectRole(seizure.MeasurementId, Spectra.MeasurementRole.Check, "it was the film", seizure.Officer.Account.Id));

        (HttpStatusCode status, JsonElement problem) = await chemist.PostAsync($"/api/v1/exhibits/{seizure.ExhibitId}/identifications", seizure.IdentificationRequest(chemist, review, second));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("no sample", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    private static object Negative { get; } = new { field = "result", value = "negative", reason = "the laboratory took it back" };

    [Fact]
    public async Task AnIdentificationThatNobodyRecordedIsFoundAndCountsForNothing()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        Guid review = await chemist.AddAsync($"/api/v1/measurements/{seizure.MeasurementId}/reviews", seizure.ReviewRequest(chemist));
        Guid second = await chemist.AddAsync($"/api/v1/exhibits/{seizure.ExhibitId}/confirmations", Seizure.ConfirmationRequest(seizure.SecondSampling));
        host.Service.Database.Append(append =>
        {
            // A row without an event, as it would be put into the table past the service.
            append.InsertNominal(RecordShape<SignedIdentification>.Row(new SignedIdentification
            {
                Id = Guid.CreateVersion7(), ExhibitId = seizure.ExhibitId, ReviewId = review, ConfirmationId = second, BlankMeasurementId = seizure.BlankId, Withdrawn = false, SubstanceId = "78-11-5", Checklist = "{}",
                Statement = "identified", Reason = "none", Meaning = "none", ContentSha256 = "00", SignedBy = chemist.Account.Id, SignedName = "nobody", SignedAt = append.At,
            }));
            append.Insert(DockingRows.ExhibitCode(Guid.CreateVersion7(), "KZ-99", "KZ-99", "officer", null, append.At));
        });

        Assert.Equal("presumptive", await StatusAsync(seizure));
        (_, JsonElement assessment) = await seizure.Officer.GetAsync($"/api/v1/exhibits/{seizure.ExhibitId}/assessment");
        Assert.Contains("has no event", Assert.Single(assessment.GetProperty("findings").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }
}
