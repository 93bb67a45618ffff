using System.Net;
using System.Text.Json;
using Spectra.Service.Accounts;
using Spectra.Service.Reviews;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Cases;

/// <summary>Who reviews, in which order, and what stays of it.</summary>
public sealed class ReviewTests(SampleLibrary library) : IClassFixture<SampleLibrary>
{
    private static readonly string[] Petn = ["78-11-5"];
    private static readonly string[] ReadRecord = ["read-record"];

    [Fact]
    public async Task NobodyReviewsTheirOwnMeasurement()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone both = await host.PersonAsync(Role.Officer, Role.Chemist);
        Guid own = await Seizure.RecordedAsync(both, "own.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 5)));
        (_, JsonElement view) = await both.GetAsync($"/api/v1/measurements/{own}");

        (HttpStatusCode mine, JsonElement problem) = await both.PostAsync($"/api/v1/measurements/{own}/reviews", (seizure with { AnalysisId = view.GetProperty("analyses")[0].GetProperty("id").GetGuid() }).ReviewRequest(both));
        (HttpStatusCode theirs, _) = await both.PostAsync($"/api/v1/measurements/{seizure.MeasurementId}/reviews", seizure.ReviewRequest(both));

        Assert.Equal(HttpStatusCode.Conflict, mine);
        Assert.Contains("nobody reviews their own", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, theirs);
    }

    [Fact]
    public async Task ASignatureNeedsTheSignersOwnPasswordAndAFewWrongOnesLockTheAccount()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        string path = $"/api/v1/measurements/{seizure.MeasurementId}/reviews";
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await chemist.PostAsync(path, seizure.ReviewRequest(chemist with { Password = "some other password" }))).Status);
        }

        (HttpStatusCode locked, _) = await chemist.PostAsync(path, seizure.ReviewRequest(chemist));

        Assert.Equal(HttpStatusCode.Forbidden, locked);
        (_, JsonElement reviews) = await seizure.Officer.GetAsync(path);
        Assert.Equal(0, reviews.GetProperty("reviews").GetArrayLength());
    }

    [Fact]
    public async Task AnAmendmentReplacesAReviewAndBothStay()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        string path = $"/api/v1/measurements/{seizure.MeasurementId}/reviews";
        Guid first = await chemist.AddAsync(path, seizure.ReviewRequest(chemist));

        (HttpStatusCode second, _) = await chemist.PostAsync(path, seizure.ReviewRequest(chemist, "rejected"));
        Guid amended = await chemist.AddAsync(path, seizure.ReviewRequest(chemist, "rejected", first));
        (HttpStatusCode again, _) = await chemist.PostAsync(path, seizure.ReviewRequest(chemist, "accepted", first));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (second, again));
        (_, JsonElement reviews) = await seizure.Officer.GetAsync(path);
        Assert.Equal([(first, "accepted"), (amended, "rejected")], reviews.GetProperty("reviews").EnumerateArray().Select(static one => (one.GetProperty("value").GetProperty("id").GetGuid(), one.GetProperty("value").GetProperty("decision").GetString()!)));
    }

    [Fact]
    public async Task AnOpinionIsBlindUntilItsAuthorWasShownAnother()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        string path = $"/api/v1/measurements/{seizure.MeasurementId}";
        Func<Someone, Task>[] looks =
        [
            static _ => Task.CompletedTask,
            chemist => chemist.GetAsync($"{path}/reviews"),
            chemist => chemist.PostAsync($"{path}/exports", new { form = "json", recipient = "myself", purpose = "to see", withPersons = false }),
            chemist => chemist.GetAsync($"/api/v1/exhibits/{seizure.ExhibitId}/identifications"),
        ];
        foreach (Func<Someone, Task> look in looks)
        {
            using Someone chemist = await host.PersonAsync(Role.Chemist);
            await look(chemist);

            await chemist.AddAsync($"{path}/opinions", new { analysisId = seizure.AnalysisId, conclusion = "agrees", ids = Petn, reason = "bands agree", meaning = "my own reading", password = chemist.Password });
        }

        (_, JsonElement reviews) = await seizure.Officer.GetAsync($"{path}/reviews");
        Assert.Equal([true, false, false, false], reviews.GetProperty("opinions").EnumerateArray().Select(static one => one.GetProperty("value").GetProperty("blind").GetBoolean()));
    }

    [Fact]
    public async Task TheQueueShowsDangerBeforeDoubtAndForgetsWhatIsReviewed()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        Guid sugar = await Seizure.RecordedAsync(seizure.Officer, "sugar.jdx", SampleFiles.Jcamp(SampleFiles.Measured(2, 1)));
        Guid unknown = await Seizure.RecordedAsync(seizure.Officer, "unknown.jdx", SampleFiles.Jcamp(SampleFiles.Measured(99, 1)));
        using Someone chemist = await host.PersonAsync(Role.Chemist);

        (_, JsonElement before) = await chemist.GetAsync("/api/v1/reviews/queue");
        await chemist.AddAsync($"/api/v1/measurements/{seizure.MeasurementId}/reviews", seizure.ReviewRequest(chemist));
        (_, JsonElement after) = await chemist.GetAsync("/api/v1/reviews/queue");

        // PETN is an explosive; of the others the one that fits nothing is the more doubtful than the one that fits well.
        Guid[] order = [.. before.EnumerateArray().Select(static one => one.GetProperty("measurementId").GetGuid()).Where(id => id != seizure.BlankId)];
        Assert.Equal([seizure.MeasurementId, unknown, sugar], order);
        Assert.DoesNotContain(seizure.MeasurementId, after.EnumerateArray().Select(static one => one.GetProperty("measurementId").GetGuid()));
    }

    [Theory]
    [InlineData("purity 85 %")]
    [InlineData("with a probability of 99 %")]
    [InlineData("The powder is identified as PETN.")]
    [InlineData("PETN, unequivocally")]
    [InlineData("Вещество идентифицировано как тэн")]
    public async Task AWordingThatClaimsAnAmountAProbabilityOrMoreThanPresumptiveIsRefused(string wording)
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);

        (HttpStatusCode status, _) = await chemist.PostAsync($"/api/v1/measurements/{seizure.MeasurementId}/reviews", seizure.ReviewRequest(chemist, wording: wording));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
    }

    [Theory]
    [InlineData("presumptive-match", 0.9, 0.1)]
    [InlineData("presumptive-match", null, 0.5)]
    [InlineData("inconclusive", 0.9, 1.0)]
    [InlineData("no-match", null, 0.75)]
    public void DoubtIsWhatACalibratedProbabilityLeavesAndMostBetweenTwoAnswers(string kind, double? confidence, double doubt) =>
        Assert.Equal(doubt, ReviewQueue.DoubtOf(kind, confidence), 12);

    [Fact]
    public async Task WhatATokenShowedItsPersonEndsTheBlindnessToo()
    {
        await using RecordHost host = await RecordHost.StartAsync(library.Path);
        Seizure seizure = await Seizure.MakeAsync(host);
        using Someone chemist = await host.PersonAsync(Role.Chemist);
        string path = $"/api/v1/measurements/{seizure.MeasurementId}";
        (_, JsonElement token) = await chemist.PostAsync("/api/v1/tokens", new { name = "script", scopes = ReadRecord, expiresAt = DateTimeOffset.UtcNow.AddDays(1) });
        using HttpClient machine = host.Service.Anonymous();
        machine.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token.GetProperty("text").GetString());
        using HttpResponseMessage shown = await machine.GetAsync(new Uri($"{path}/reviews", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);

        await chemist.AddAsync($"{path}/opinions", new { analysisId = seizure.AnalysisId, conclusion = "agrees", ids = Petn, reason = "bands agree", meaning = "my own reading", password = chemist.Password });

        (_, JsonElement reviews) = await seizure.Officer.GetAsync($"{path}/reviews");
        Assert.False(reviews.GetProperty("opinions")[0].GetProperty("value").GetProperty("blind").GetBoolean());
    }
}
