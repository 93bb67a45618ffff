using System.Net;
using System.Text.Json;
using Spectra.Service.Accounts;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Cases;

/// <summary>A case with an exhibit, two sub-samples, a measurement of the first and a blank: what tests of reviews begin with.</summary>
internal sealed record Seizure(RecordHost Host, Someone Officer, Guid CaseId, Guid ExhibitId, Guid FirstSampling, Guid SecondSampling, Guid MeasurementId, Guid AnalysisId, Guid BlankId)
{
    public static object CaseRequest(string reference = "KZ-2026-17") => new { reference, agency = "State Revenue Committee", portUnit = "Khorgos" };

    public static object ExhibitRequest(string number = "1", Guid? parentId = null, string? code = null, string kind = "item") => new { number, parentId, code, kind, description = "white powder", seals = new[] { "KZ 004411" } };

    public static object SamplingRequest() => new { homogenised = true, sampledAt = DateTimeOffset.UnixEpoch, tool = "spatula" };

    public static async Task<Seizure> MakeAsync(RecordHost host)
    {
        Someone officer = await host.PersonAsync(Role.Officer);
        Guid caseId = await officer.AddAsync("/api/v1/cases", CaseRequest());
        Guid exhibitId = await officer.AddAsync($"/api/v1/cases/{caseId}/exhibits", ExhibitRequest());
        Guid first = await officer.AddAsync($"/api/v1/exhibits/{exhibitId}/samplings", SamplingRequest());
        Guid second = await officer.AddAsync($"/api/v1/exhibits/{exhibitId}/samplings", SamplingRequest());
        Guid measurement = await RecordedAsync(officer, "s1.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1)));
        await officer.AddAsync($"/api/v1/exhibits/{exhibitId}/measurements", new { measurementId = measurement, samplingId = first, reason = "measured at the desk" });
        Guid blank = await RecordedAsync(officer, "blank.csv", SampleFiles.Csv([.. SampleFiles.Wavenumbers.Select(static (_, i) => 0.0001 * ((i % 3) - 1))]));
        (HttpStatusCode status, JsonElement view) = await officer.GetAsync($"/api/v1/measurements/{measurement}");
        Assert.Equal(HttpStatusCode.OK, status);
        return new Seizure(host, officer, caseId, exhibitId, first, second, measurement, view.GetProperty("analyses")[0].GetProperty("id").GetGuid(), blank);
    }

    public static async Task<Guid> RecordedAsync(Someone person, string name, string content)
    {
        (HttpStatusCode status, JsonElement body) = await person.UploadAsync(name, content);
        Assert.True(status == HttpStatusCode.Created, body.ToString());
        return body.GetProperty("measurements")[0].GetGuid();
    }

    public object ReviewRequest(Someone chemist, string decision = "accepted", Guid? amends = null, string wording = "consistent with the reference") => new
    {
        analysisId = AnalysisId,
        amends,
        decision,
        candidates = new[] { new { id = "78-11-5", accepted = true, reason = "all bands agree" } },
        wording,
        reason = "bands and their ratios agree",
        meaning = "I reviewed this result",
        password = chemist.Password,
    };

    public static object ConfirmationRequest(Guid? samplingId, string technique = "gc-ms", string result = "positive") => new
    {
        samplingId,
        technique,
        result,
        ids = new[] { "78-11-5" },
        laboratory = "Central customs laboratory",
        laboratoryReference = "L-881",
        referenceMaterial = "certified reference, lot 7",
        performedBy = "A. B.",
        performedAt = DateTimeOffset.UnixEpoch,
    };

    public object IdentificationRequest(Someone chemist, Guid reviewId, Guid confirmationId, bool blankIsClean = true, string salt = "does not form salts", Guid? blank = null) => new
    {
        reviewId,
        confirmationId,
        blankMeasurementId = blank ?? BlankId,
        blankIsClean,
        substanceId = "78-11-5",
        reference = "certified reference, lot 7",
        stereochemistry = "no stereocentre",
        salt,
        reason = "two techniques agree",
        meaning = "I identify this exhibit",
        password = chemist.Password,
    };
}
