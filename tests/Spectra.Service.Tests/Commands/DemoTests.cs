using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Spectra.Service.Tests.Commands;

/// <summary>The main job with no hardware, checked against what the simulated stick says it holds.</summary>
public sealed partial class DemoTests : IDisposable
{
    private static readonly string[] Unlike = ["no-match", "mixture"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OnceShowsEverySubstanceOfTheStickAndLeavesAnIntactRecord()
    {
        SpectraRun demo = SpectraProcess.Run("demo", "--once", "--data", _folder.File("data")).Exits(0);

        Dictionary<string, string> answers = Answers(demo.Stdout);
        foreach (string[] truth in Truth())
        {
            string file = Path.GetFileName(truth[0]);
            switch (truth[2])
            {
                case "match":
                    Assert.Contains("CONSISTENT WITH", answers[file], StringComparison.Ordinal);
                    Assert.Contains(truth[4], answers[file], StringComparison.Ordinal);
                    break;
                case "error":
                    Assert.DoesNotContain(file, answers.Keys);
                    Assert.Contains($"{file}: set aside", demo.Stderr, StringComparison.Ordinal);
                    break;
                case "none":
                    Assert.Contains(truth[1] == "check" ? "PERFORMANCE CHECK PASSED" : "NO VERDICT", answers[file], StringComparison.Ordinal);
                    Assert.Contains(truth[1], answers[file], StringComparison.Ordinal);
                    break;
                default:
                    Assert.Contains(truth[2], Unlike);
                    Assert.DoesNotContain("CONSISTENT WITH", answers[file], StringComparison.Ordinal);
                    break;
            }
        }

        Assert.Contains("SYNTHETIC", demo.Stderr, StringComparison.Ordinal);
        SpectraProcess.Run("audit", "verify", "--data", _folder.File("data")).Exits(0);
    }

    [Fact]
    public void TheUnknownIsLikeNothingInTheLibraryAndEverySubstanceIsRankedFirst()
    {
        SpectraProcess.Run("demo", "--once", "--data", _folder.File("data")).Exits(0);

        Dictionary<string, JsonElement> lines = SpectraProcess.Run("identify", _folder.File("data/simulated-stick"), "--library", _folder.File("data/libraries/training.speclib"), "--json").Exits(1).JsonLines()
            .Where(line => !line.TryGetProperty("error", out _)).ToDictionary(line => line.GetProperty("file").GetString()!);

        foreach (string[] truth in Truth().Where(truth => truth[2] is "match" or "no-match"))
        {
            JsonElement verdict = lines[truth[0]].GetProperty("verdict");
            Assert.Equal(truth[2] == "match" ? "presumptive-match" : "no-match", verdict.GetProperty("kind").GetString());
            Assert.Contains("SYNTHETIC", verdict.GetProperty("statement").GetString(), StringComparison.Ordinal);
            if (truth[2] == "match")
            {
                Assert.Equal(truth[3], lines[truth[0]].GetProperty("hits")[0].GetProperty("cas").GetString());
            }
        }
    }

    [Fact]
    public void TheSecondDemoInTheSameFolderAddsNothing()
    {
        SpectraProcess.Run("demo", "--once", "--data", _folder.File("data")).Exits(0);
        string before = SpectraProcess.Run("audit", "verify", "--data", _folder.File("data")).Exits(0).Stdout;

        SpectraProcess.Run("demo", "--once", "--data", _folder.File("data")).Exits(0);

        Assert.Equal(before, SpectraProcess.Run("audit", "verify", "--data", _folder.File("data")).Exits(0).Stdout);
    }

    [Fact]
    public async Task ThePageIsOnThisMachineOnlyShowsTheResultsAndLoadsNothingFromElsewhere()
    {
        if (OperatingSystem.IsWindows())
        {
            // There is no interrupt to send to a process there.
            return;
        }

        using Process demo = SpectraProcess.StartInterruptible("demo", "--port", "0", "--data", _folder.File("data"));
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        try
        {
            Task<string> table = demo.StandardOutput.ReadToEndAsync(patience.Token);
            (Uri page, string password) = await AddressAsync(demo.StandardError, patience.Token);
            using HttpClient client = await BrowserForms.SignInAsync(page, "officer", password, patience.Token);
            using HttpResponseMessage response = await client.GetAsync(page, patience.Token);
            string html = await response.Content.ReadAsStringAsync(patience.Token);

            Assert.True(IPAddress.IsLoopback(IPAddress.Parse(page.Host)));
            Assert.All(OwnAddresses(), address => Assert.False(Answers(address, page.Port), $"{address} answers too."));
            Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
            string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotMatch("http|\\*", policy);
            Assert.DoesNotMatch("(?i)https?:|<script|<link|<iframe|src=|url\\(|@import", html);
            Assert.All(Truth().Where(truth => truth[2] == "match"), truth => Assert.Contains(truth[4], WebUtility.HtmlDecode(html), StringComparison.Ordinal));
            Assert.Contains("NOT mean safe or legal", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
            Assert.Contains("SYNTHETIC", html, StringComparison.Ordinal);

            Assert.Equal(0, SpectraProcess.Shell("kill -INT \"$1\"", $"{demo.Id}"));
            await demo.WaitForExitAsync(patience.Token);
            Assert.Equal(0, demo.ExitCode);
            Assert.NotEmpty(await table);
        }
        finally
        {
            if (!demo.HasExited)
            {
                demo.Kill(entireProcessTree: true);
            }
        }

        SpectraProcess.Run("audit", "verify", "--data", _folder.File("data")).Exits(0);
    }

    /// <summary>The truth of the demo's stick: the same stick again, with what its maker says of it. Rows: file, role, expected, CAS, name, share.</summary>
    private string[][] Truth()
    {
        string again = _folder.File("again");
        string truth = _folder.File("truth.csv");
        SpectraProcess.Emulate("stick", "--out", again, "--bands", Path.Combine(SpectraProcess.Folder, "reference-libraries", "bands.csv"), "--seed", "7", "--with-faults", "--truth", truth).Exits(0);
        string[][] rows = [.. File.ReadAllLines(truth).Skip(1).Select(row => row.Split(','))];
        Assert.All(rows, row => Assert.Equal(File.ReadAllBytes(Path.Combine(again, row[0])), File.ReadAllBytes(_folder.File($"data/simulated-stick/{row[0]}"))));
        return rows;
    }

    /// <summary>The table's cells, a file's rows joined.</summary>
    private static Dictionary<string, string> Answers(string table)
    {
        Dictionary<string, StringBuilder> answers = [];
        StringBuilder? current = null;
        foreach (string[] cells in table.Split('\n').Where(line => line.StartsWith('│')).Select(line => line.Split('│', StringSplitOptions.TrimEntries)[1..^1]))
        {
            if (FileCell().Match(cells[0]) is { Success: true } file)
            {
                answers.Add(file.Groups["name"].Value, current = new StringBuilder());
            }

            current?.AppendJoin(' ', cells).Append(' ');
        }

        return answers.ToDictionary(pair => pair.Key, pair => Spaces().Replace(pair.Value.ToString(), " "));
    }

    private static async Task<(Uri Page, string OfficersPassword)> AddressAsync(StreamReader stderr, CancellationToken cancellation)
    {
        string password = "";
        while (await stderr.ReadLineAsync(cancellation) is { } line)
        {
            password = OfficersPassword().Match(line) is { Success: true } given ? given.Groups["password"].Value : password;
            if (PageAddress().Match(line) is { Success: true } found)
            {
                return (new Uri(found.Value), password);
            }
        }

        throw new InvalidOperationException("The demo ended before it served its page.");
    }

    private static IEnumerable<IPAddress> OwnAddresses() =>
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(address => address.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));

    private static bool Answers(IPAddress address, int port)
    {
        using Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(address, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(?<name>[A-Z]\d{4}\.[A-Z]{3}) \(\w+\)$")]
    private static partial Regex FileCell();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    [GeneratedRegex("'officer' with the password (?<password>[a-z0-9-]+)")]
    private static partial Regex OfficersPassword();

    [GeneratedRegex("http://[0-9.]+:[0-9]+")]
    private static partial Regex PageAddress();
}
