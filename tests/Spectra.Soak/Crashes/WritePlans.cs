using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Spectra.Service.Tests.Commands;
using Spectra.Soak.Serving;

namespace Spectra.Soak.Crashes;

/// <summary>What an officer and a chemist write next, as cases go: of everything one can wait for its answer at a time.</summary>
internal sealed class WritePlans(int writer, int substances, ServedPerson officer, ServedPerson chemist, Random random)
{
    private const int WritesOfACase = 10;
    private const string FirstHolder = "consignment";

    private int _planned;
    private int _left;
    private Guid? _case;
    private Guid? _exhibit;
    private Guid? _unreviewed;
    private string _holder = FirstHolder;

    /// <summary>The next; to know an analysis it may have to look into the record.</summary>
    public async Task<PlannedWrite> NextAsync()
    {
        string marker = $"w{writer}-{++_planned}";
        if (_case is not { } file || _left-- <= 0)
        {
            return new PlannedWrite(WriteKind.Case, marker, officer, "/api/v1/cases", () => JsonContent.Create(new { reference = marker, agency = "Customs", portUnit = "Gate 2" }));
        }

        if (_exhibit is not { } exhibit)
        {
            return Exhibit(marker, file);
        }

        string path = $"/api/v1/exhibits/{exhibit}";
        return random.Next(7) switch
        {
            0 => Exhibit(marker, file),
            1 => new PlannedWrite(WriteKind.Sampling, marker, officer, $"{path}/samplings", () => JsonContent.Create(new { homogenised = true, note = marker, sampledAt = DateTimeOffset.UnixEpoch })) { CaseId = file },
            2 or 3 => Custody(marker, file, path),
            4 => Confirmation(marker, file, path),
            5 when _unreviewed is { } measurement => await ReviewAsync(marker, measurement),
            _ => Measurement($"{marker}.jdx"),
        };
    }

    /// <summary>A write is recorded.</summary>
    /// <param name="write">The write.</param>
    /// <param name="answer">What the service answered; nothing where the answer was lost.</param>
    public void Done(PlannedWrite write, JsonElement answer)
    {
        switch (write.Kind)
        {
            case WriteKind.Case:
                (_case, _exhibit, _left) = (Id(answer), null, WritesOfACase);
                break;
            case WriteKind.Exhibit:
                (_exhibit, _holder) = (Id(answer), FirstHolder);
                break;
            case WriteKind.Custody:
                _holder = $"holder {write.Marker}";
                break;
            case WriteKind.Measurement:
                _unreviewed = answer.ValueKind == JsonValueKind.Object ? answer.GetProperty("measurements")[0].GetGuid() : null;
                break;
            case WriteKind.Review:
                _unreviewed = null;
                break;
        }
    }

    private PlannedWrite Exhibit(string marker, Guid file) =>
        new(WriteKind.Exhibit, marker, officer, $"/api/v1/cases/{file}/exhibits", () => JsonContent.Create(new { number = marker, kind = "item", description = "white powder" })) { CaseId = file };

    private PlannedWrite Custody(string marker, Guid file, string path)
    {
        object transfer = new { fromHolder = _holder, toHolder = $"holder {marker}", place = marker, purpose = "storage", condition = "intact", happenedAt = DateTimeOffset.UnixEpoch, meaning = "I hand it over", password = officer.Password };
        return new PlannedWrite(WriteKind.Custody, marker, officer, $"{path}/custody", () => JsonContent.Create(transfer)) { CaseId = file };
    }

    private PlannedWrite Confirmation(string marker, Guid file, string path)
    {
        object found = new { technique = "gc-ms", result = "positive", ids = new[] { "78-11-5" }, laboratory = "Central customs laboratory", laboratoryReference = marker, performedBy = "A. B.", performedAt = DateTimeOffset.UnixEpoch };
        return new PlannedWrite(WriteKind.Confirmation, marker, chemist, $"{path}/confirmations", () => JsonContent.Create(found)) { CaseId = file };
    }

    private PlannedWrite Measurement(string fileName)
    {
        byte[] content = Encoding.UTF8.GetBytes(SampleFiles.Jcamp(SampleFiles.Measured(random.Next(substances), (writer * 100_000) + _planned), fileName));
        return new PlannedWrite(WriteKind.Measurement, fileName, officer, $"/api/v1/measurements?fileName={fileName}", () => new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });
    }

    private async Task<PlannedWrite> ReviewAsync(string marker, Guid measurement)
    {
        JsonElement view = await officer.ReadAsync($"/api/v1/measurements/{measurement}");
        object review = new
        {
            analysisId = view.GetProperty("analyses")[0].GetProperty("id").GetGuid(),
            decision = "rejected",
            candidates = Array.Empty<object>(),
            wording = marker,
            reason = "the bands do not agree",
            meaning = "I reviewed this result",
            password = chemist.Password,
        };
        return new PlannedWrite(WriteKind.Review, marker, chemist, $"/api/v1/measurements/{measurement}/reviews", () => JsonContent.Create(review)) { MeasurementId = measurement };
    }

    private static Guid? Id(JsonElement answer) => answer.ValueKind == JsonValueKind.Object ? answer.GetProperty("id").GetGuid() : null;
}
