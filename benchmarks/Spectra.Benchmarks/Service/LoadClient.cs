using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Spectra.Service.Tests.Commands;

namespace Spectra.Benchmarks.Service;

/// <summary>One client, which asks one thing after another.</summary>
internal sealed class LoadClient(HttpClient http, int number, int substances, LoadTimes times)
{
    private const int KnownAtMost = 200;

    private readonly Random _random = new(number);
    private readonly List<(string Path, EntityTagHeaderValue? Tag)> _known = [];
    private int _sent;

    /// <summary>Asks until it is called off.</summary>
    public async Task RunAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await AskAsync(Drawn());
        }
    }

    private RequestKind Drawn() => _random.Next(100) switch
    {
        < 25 => RequestKind.Identify,
        < 40 => RequestKind.Record,
        < 60 => RequestKind.List,
        < 85 when _known.Count > 0 => RequestKind.Show,
        >= 85 when _known.Exists(static known => known.Tag is not null) => RequestKind.ShowAgain,
        _ => RequestKind.Record,
    };

    private async Task AskAsync(RequestKind kind)
    {
        int at = kind == RequestKind.ShowAgain ? _known.FindLastIndex(static known => known.Tag is not null) : _random.Next(Math.Max(1, _known.Count));
        using HttpRequestMessage request = Request(kind, at);
        long start = Stopwatch.GetTimestamp();
        try
        {
            using HttpResponseMessage answer = await http.SendAsync(request, CancellationToken.None);
            byte[] body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            times.Add(kind, Stopwatch.GetElapsedTime(start), answer.StatusCode == Expected(kind) ? null : $"{kind}: {(int)answer.StatusCode} {Encoding.UTF8.GetString(body)}");
            Learn(kind, at, answer, body);
        }
        catch (HttpRequestException fault)
        {
            times.Add(kind, Stopwatch.GetElapsedTime(start), $"{kind}: {fault.Message}");
        }
    }

    private HttpRequestMessage Request(RequestKind kind, int at)
    {
        HttpRequestMessage request = kind switch
        {
            RequestKind.Identify or RequestKind.Record => Upload(kind),
            RequestKind.List => new(HttpMethod.Get, new Uri("/api/v1/measurements", UriKind.Relative)),
            _ => new(HttpMethod.Get, new Uri(_known[at].Path, UriKind.Relative)),
        };
        if (kind == RequestKind.ShowAgain)
        {
            request.Headers.IfNoneMatch.Add(_known[at].Tag!);
        }

        return request;
    }

    private HttpRequestMessage Upload(RequestKind kind)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"c{number}-{++_sent}.jdx");
        byte[] content = Encoding.UTF8.GetBytes(SampleFiles.Jcamp(SampleFiles.Measured(_random.Next(substances), (number * 1_000_000) + _sent), name));
        string path = kind == RequestKind.Identify ? "identifications" : "measurements";
        return new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/{path}?fileName={name}", UriKind.Relative))
        {
            Content = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
        };
    }

    private void Learn(RequestKind kind, int at, HttpResponseMessage answer, byte[] body)
    {
        if (kind == RequestKind.Record && answer.StatusCode == HttpStatusCode.Created && _known.Count < KnownAtMost)
        {
            using JsonDocument json = JsonDocument.Parse(body);
            _known.Add(($"/api/v1/measurements/{json.RootElement.GetProperty("measurements")[0].GetGuid()}", null));
        }
        else if (kind == RequestKind.Show && answer.Headers.ETag is { } tag)
        {
            _known[at] = (_known[at].Path, tag);
        }
    }

    private static HttpStatusCode Expected(RequestKind kind) => kind switch
    {
        RequestKind.Record => HttpStatusCode.Created,
        RequestKind.ShowAgain => HttpStatusCode.NotModified,
        _ => HttpStatusCode.OK,
    };
}
