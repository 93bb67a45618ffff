using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Spectra.Service.Tests.Storage;

namespace Spectra.Service.Tests.Commands;

/// <summary><c>spectra serve</c> as a post runs it: detectors and watched folders, docked without anybody asking.</summary>
public sealed partial class ServeTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatADetectorHoldsAndWhatIsPutIntoAWatchedFolderIsRecordedAndShown()
    {
        if (OperatingSystem.IsWindows())
        {
            // There is no interrupt to send to a process there.
            return;
        }

        string watched = Directory.CreateDirectory(_folder.File("watched")).FullName;
        using Process serve = SpectraProcess.StartInterruptible("serve", "--data", _folder.File("data"), "--urls", "http://127.0.0.1:0", "--detector", "sim:scpi", "--watch", watched);
        using CancellationTokenSource patience = new(Patience);
        try
        {
            string page = "";
            string oneTime = "";
            HashSet<string> recorded = [];
            while (!(recorded.Contains("S0001.JDX") && recorded.Contains("EXPORT/mine.csv")) && await serve.StandardError.ReadLineAsync(patience.Token) is { } line)
            {
                page = PageAddress().Match(line) is { Success: true } found ? found.Value : page;
                oneTime = OneTimePassword().Match(line) is { Success: true } given ? given.Groups["password"].Value : oneTime;
                if (RecordedFile().Match(line) is { Success: true } file && recorded.Add(file.Groups["name"].Value) && recorded.Count == 1)
                {
                    string stick = Directory.CreateDirectory(Path.Combine(watched, "STICK", "EXPORT")).FullName;
                    await File.WriteAllTextAsync(Path.Combine(stick, "mine.csv"), Columns(), patience.Token);
                }
            }

            // Whoever keeps people sees no record: the first administrator lets an officer in, who sees it.
            using HttpClient client = await BrowserForms.SignInAsync(new Uri(page), "admin", oneTime, patience.Token);
            Assert.Equal(HttpStatusCode.Forbidden, await BrowserForms.ChangeAsync(client, oneTime, "a tall grey heron", patience.Token));
            string data = _folder.File("data");
            string officer = SpectraProcess.Run("user", "add", "officer", "--display", "An Officer", "--data", data).Exits(0).Stdout.Trim();
            SpectraProcess.Run("user", "grant", "officer", "officer", "--basis", "examination", "--data", data).Exits(0);
            using HttpClient reader = await BrowserForms.SignInAsync(new Uri(page), "officer", officer, patience.Token);
            Assert.Equal(HttpStatusCode.OK, await BrowserForms.ChangeAsync(reader, officer, "a small green newt", patience.Token));
            Assert.Contains("S0001.JDX", WebUtility.HtmlDecode(await reader.GetStringAsync(new Uri(page), patience.Token)), StringComparison.Ordinal);
            Task<string> rest = serve.StandardError.ReadToEndAsync(patience.Token);
            Assert.Equal(0, SpectraProcess.Shell("kill -INT \"$1\"", $"{serve.Id}"));
            await serve.WaitForExitAsync(patience.Token);
            Assert.True(serve.ExitCode == 0, await rest);
        }
        finally
        {
            if (!serve.HasExited)
            {
                serve.Kill(entireProcessTree: true);
            }
        }

        SpectraProcess.Run("audit", "verify", "--data", _folder.File("data")).Exits(0);
        using DbConnection connection = new RecordProbe(_folder.File("data")).Open();
        Assert.Contains("sim:scpi", await connection.QueryAsync<string>("SELECT address FROM evidence_session"));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://example.org:5080")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("https://0.0.0.0:5443")]
    [InlineData("5080")]
    public void WithoutUsersNothingIsServedToOtherMachines(string urls) =>
        Assert.Contains("this machine only", SpectraProcess.Run("serve", "--data", _folder.File("data"), "--urls", urls).Exits(3).Stderr, StringComparison.Ordinal);

    [Fact]
    public void AFolderToWatchThatIsNotThereIsNamed() =>
        Assert.Contains("/nowhere", SpectraProcess.Run("serve", "--data", _folder.File("data"), "--watch", "/nowhere").Exits(2).Stderr, StringComparison.Ordinal);

    [Theory]
    [InlineData("--watch", "")]
    [InlineData("--detector", "folder:")]
    public void ADataFolderThatLiesWhereSticksAreLookedForIsRefused(string option, string scheme) =>
        Assert.Contains("take the record for measurements", SpectraProcess.Run("serve", "--data", _folder.File("data"), option, $"{scheme}{_folder.Path}").Exits(2).Stderr, StringComparison.Ordinal);

    private static string Columns() =>
        string.Concat(Enumerable.Range(0, 400).Select(static i => FormattableString.Invariant($"{600 + (8 * i)},{1 / (1 + Math.Pow((i - 200) / 5.0, 2)):F5}\n")));

    [GeneratedRegex("http://[0-9.]+:[0-9]+")]
    private static partial Regex PageAddress();

    [GeneratedRegex("one-time password (?<password>[a-z0-9-]+)")]
    private static partial Regex OneTimePassword();

    [GeneratedRegex(@"(?<name>\S+) \(\w+\), recorded as")]
    private static partial Regex RecordedFile();
}
