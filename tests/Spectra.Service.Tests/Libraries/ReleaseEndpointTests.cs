using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Spectra.Service.Accounts;
using Spectra.Service.Libraries.Releases;
using Spectra.Service.Tests.Api;
using Spectra.Service.Tests.Cases;
using Spectra.Service.Tests.Commands;

namespace Spectra.Service.Tests.Libraries;

/// <summary>From an import to what answers, over HTTP: two people can, a third cannot, nor one alone.</summary>
public sealed class ReleaseEndpointTests : HostTests
{
    private const string Libraries = "/api/v1/libraries";
    private const string Releases = Libraries + "/" + GovernedImport.Library + "/releases";

    private static readonly (string, string?, int, bool)[] First = [("petn", "78-11-5", 1, false), ("sugar", "57-50-1", 2, false), ("third", null, 3, false)];

    [Fact]
    public async Task TwoPeopleTakeALibraryFromImportToActivationAndNeitherAThirdNorOneAlone()
    {
        using Someone maker = await PersonAsync(Role.LibraryAdmin);
        using Someone approver = await PersonAsync(Role.Chemist);
        string manifest = await DraftedAsync(maker, First);
        object approval = Approval(approver, manifest);

        // Alone: neither approved by who made it, nor activated unapproved.
        Assert.Contains("nobody approves their own", Title(await maker.PostAsync($"{Releases}/1/approvals", Approval(maker, manifest)), HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Contains("is not approved", Title(await maker.PostAsync($"{Releases}/1/activation", new { reason = "now" }), HttpStatusCode.Conflict), StringComparison.Ordinal);

        // A third: nobody whose role it is not, and no approver without the password.
        foreach (Role role in (Role[])[Role.Officer, Role.Auditor, Role.SystemAdmin])
        {
            using Someone third = await PersonAsync(role);
            Title(await third.PostAsync($"{Releases}/1/approvals", Approval(third, manifest)), HttpStatusCode.Forbidden);
            Title(await third.PostAsync($"{Releases}/1/activation", new { reason = "now" }), HttpStatusCode.Forbidden);
            Title(await third.PostAsync(Releases, new { imports = Array.Empty<Guid>(), reason = "now" }), HttpStatusCode.Forbidden);
        }

        Title(await approver.PostAsync($"{Releases}/1/approvals", Approval(approver with { Password = "not the password" }, manifest)), HttpStatusCode.Forbidden);
        Title(await approver.PostAsync($"{Releases}/1/activation", new { reason = "now" }), HttpStatusCode.Forbidden);
        Assert.Equal("[]", (await approver.GetAsync(Libraries)).Body.GetRawText());

        // Both.
        await approver.AddAsync($"{Releases}/1/approvals", approval);
        await maker.AddAsync($"{Releases}/1/activation", new { reason = "in force" });

        (_, JsonElement answering) = await approver.GetAsync(Libraries);
        Assert.Equal((GovernedImport.Library, "1", 3), (answering[0].GetProperty("name").GetString(), answering[0].GetProperty("release").GetString(), answering[0].GetProperty("references").GetInt32()));
        Assert.Equal("petn", await IdentifiedAsync(approver));
        (_, JsonElement shown) = await maker.GetAsync($"{Releases}/1");
        Assert.Equal("active", shown.GetProperty("state").GetString());
        Assert.Equal(approver.Account.DisplayName, shown.GetProperty("approvals")[0].GetProperty("signedName").GetString());
    }

    [Fact]
    public async Task AnotherReleaseAnswersWithoutARestartAndTheFormerOneAgainAfterARollback()
    {
        using Someone maker = await PersonAsync(Role.LibraryAdmin);
        using Someone approver = await PersonAsync(Role.LibraryAdmin);
        await InForceAsync(maker, approver, 1, First);
        Assert.Equal("petn", await IdentifiedAsync(maker));

        // The same curve under another id takes the place of the first in the second release.
        using (Someone decider = await PersonAsync(Role.LibraryAdmin))
        {
            await decider.AddAsync($"{Libraries}/{GovernedImport.Library}/entry-decisions", new { entryId = "petn", decision = "withdrawn", reason = "the label is in doubt" });
        }

        await InForceAsync(maker, approver, 2, ("other", "58-08-2", 1, false));
        Assert.Equal("other", await IdentifiedAsync(maker));
        (_, JsonElement difference) = await maker.GetAsync($"{Releases}/2/difference");
        Assert.Equal(("other", "petn"), (difference.GetProperty("added")[0].GetProperty("id").GetString(), difference.GetProperty("removed")[0].GetProperty("id").GetString()));

        await maker.AddAsync($"{Libraries}/{GovernedImport.Library}/rollback", new { reason = "the doubt was wrong" });
        Assert.Equal("petn", await IdentifiedAsync(maker));
        (_, JsonElement list) = await maker.GetAsync(Releases);
        Assert.Equal([(2, "approved"), (1, "active")], list.GetProperty("items").EnumerateArray().Select(static one => (one.GetProperty("release").GetProperty("number").GetInt32(), one.GetProperty("state").GetString()!)));
    }

    [Fact]
    public async Task VerdictsThatAReleaseWouldChangeAreNamedBeforeItIsApproved()
    {
        using Someone maker = await PersonAsync(Role.LibraryAdmin);
        using Someone approver = await PersonAsync(Role.LibraryAdmin);
        using Someone officer = await PersonAsync(Role.Officer);
        await InForceAsync(maker, approver, 1, First);
        (HttpStatusCode _, JsonElement petn) = await officer.UploadAsync("petn.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1)));
        await officer.UploadAsync("sugar.jdx", SampleFiles.Jcamp(SampleFiles.Measured(2, 1)));
        await maker.AddAsync($"{Libraries}/{GovernedImport.Library}/entry-decisions", new { entryId = "petn", decision = "withdrawn", reason = "the label is in doubt" });
        Guid import = GovernedImport.Add(Host.Services.GetRequiredService<ReleaseStore>(), maker.Account.Id, ("other", "58-08-2", 1, false));
        await maker.AddAsync(Releases, new { imports = new[] { import }, reason = "corrected" });

        (HttpStatusCode status, JsonElement report) = await approver.PostAsync($"{Releases}/2/verdict-changes", new { most = 10 });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((2, 0), (report.GetProperty("looked").GetInt32(), report.GetProperty("impossible").GetInt32()));
        JsonElement change = Assert.Single(report.GetProperty("changes").EnumerateArray());
        Assert.Equal(petn.GetProperty("measurements")[0].GetGuid(), change.GetProperty("measurementId").GetGuid());
        Assert.Equal(("petn", "other"), (change.GetProperty("idsThen")[0].GetString(), change.GetProperty("idsNow")[0].GetString()));
    }

    [Fact]
    public async Task AReleaseFileGoesFromOneServiceToAnotherAndAnAlteredOneIsAProblem()
    {
        using Someone maker = await PersonAsync(Role.LibraryAdmin);
        using Someone approver = await PersonAsync(Role.LibraryAdmin);
        await InForceAsync(maker, approver, 1, First);
        byte[] file = await maker.Client.GetByteArrayAsync(At($"{Releases}/1/file"));
        using TemporaryFolder elsewhere = new();
        await using ServiceHost post = await ServiceHost.StartAsync(elsewhere.File("data"), Clock);
        using Someone truster = await PersonAsync(post, Role.LibraryAdmin);
        using Someone bringer = await PersonAsync(post, Role.LibraryAdmin);
        string pem = await File.ReadAllTextAsync(Path.Combine(DataFolder, "keys", "seal-public.pem"));

        Assert.Contains("which is not trusted here", Title(await BroughtAsync(bringer, file), HttpStatusCode.Conflict), StringComparison.Ordinal);
        await truster.AddAsync("/api/v1/release-keys", new { pem, name = "the hub", reason = "it keeps our libraries" });
        Assert.Contains("You trusted the key", Title(await BroughtAsync(truster, file), HttpStatusCode.Conflict), StringComparison.Ordinal);
        file[file.Length / 2] ^= 4;
        Assert.Contains("damaged or altered", Title(await BroughtAsync(bringer, file), HttpStatusCode.Conflict), StringComparison.Ordinal);
        file[file.Length / 2] ^= 4;
        Assert.Equal(HttpStatusCode.Created, (await BroughtAsync(bringer, file)).Status);

        await bringer.AddAsync($"{Releases}/1/activation", new { reason = "in force" });
        Assert.Equal("petn", await IdentifiedAsync(bringer));
    }

    [Fact]
    public async Task AnArchiveIsImportedOverTheInterfaceOnceAndWhoBroughtItDoesNotApprove()
    {
        using Someone maker = await PersonAsync(Role.LibraryAdmin);
        using Someone drafter = await PersonAsync(Role.LibraryAdmin);
        byte[] archive = Archive(("one.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(1), "First substance", "78-11-5")), ("two.jdx", SampleFiles.Jcamp(SampleFiles.Absorbances(2), "Second substance", "57-50-1")));

        Guid import = await ImportedAsync(maker, archive);
        Assert.Equal(import, await ImportedAsync(maker, archive));
        (_, JsonElement report) = await drafter.GetAsync($"{Libraries}/{GovernedImport.Library}/imports/{import}/report");
        await drafter.AddAsync(Releases, new { imports = new[] { import }, reason = "new references" });

        Assert.Equal(2, report.GetProperty("entries").GetInt32());
        (_, JsonElement list) = await maker.GetAsync(Releases);
        string manifest = list.GetProperty("items")[0].GetProperty("release").GetProperty("manifestSha256").GetString()!;
        Assert.Contains("nobody approves their own", Title(await maker.PostAsync($"{Releases}/1/approvals", Approval(maker, manifest)), HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(DataFolder, "libraries", "governed", ".uploads")));
    }

    private static async Task<Guid> ImportedAsync(Someone by, byte[] archive)
    {
        using ByteArrayContent body = new(archive);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using HttpResponseMessage answer = await by.Client.PostAsync(At($"{Libraries}/{GovernedImport.Library}/imports?fileName=first.zip&licence=public%20domain&origin=made%20by%20a%20test"), body);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetGuid();
    }

    private static byte[] Archive(params (string Name, string Content)[] files)
    {
        using MemoryStream archive = new();
        using (ZipArchive zip = new(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in files)
            {
                using StreamWriter entry = new(zip.CreateEntry(name).Open());
                entry.Write(content);
            }
        }

        return archive.ToArray();
    }

    private static object Approval(Someone by, string manifest) => new { manifestSha256 = manifest, meaning = "I looked at it and approve it", password = by.Password, reason = "the lab decided so" };

    private static string Title((HttpStatusCode Status, JsonElement Body) answer, HttpStatusCode expected)
    {
        Assert.True(answer.Status == expected, $"{answer.Status}: {answer.Body}");
        return answer.Body.GetProperty("title").GetString()!;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> BroughtAsync(Someone by, byte[] file)
    {
        using ByteArrayContent body = new(file);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using HttpResponseMessage answer = await by.Client.PostAsync(At("/api/v1/library-releases"), body);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    /// <summary>What a measurement of the first curve is answered with.</summary>
    private static async Task<string?> IdentifiedAsync(Someone by)
    {
        (HttpStatusCode status, JsonElement reports) = await by.UploadAsync("m.jdx", SampleFiles.Jcamp(SampleFiles.Measured(1, 1)), "/api/v1/identifications");
        Assert.True(status == HttpStatusCode.OK, $"{status}: {reports}");
        return reports[0].GetProperty("hits")[0].GetProperty("id").GetString();
    }

    private async Task InForceAsync(Someone maker, Someone approver, int number, params (string, string?, int, bool)[] entries)
    {
        string manifest = await DraftedAsync(maker, entries);
        await approver.AddAsync($"{Releases}/{number}/approvals", Approval(approver, manifest));
        await maker.AddAsync($"{Releases}/{number}/activation", new { reason = "in force" });
    }

    /// <summary>Drafts a release of an import of the same person; the hash of its manifest.</summary>
    private async Task<string> DraftedAsync(Someone maker, (string, string?, int, bool)[] entries)
    {
        Guid import = GovernedImport.Add(Host.Services.GetRequiredService<ReleaseStore>(), maker.Account.Id, entries);
        await maker.AddAsync(Releases, new { imports = new[] { import }, reason = "new references" });
        (_, JsonElement list) = await maker.GetAsync(Releases);
        return list.GetProperty("items")[0].GetProperty("release").GetProperty("manifestSha256").GetString()!;
    }

    private Task<Someone> PersonAsync(Role role) => PersonAsync(Host, role);

    private static async Task<Someone> PersonAsync(ServiceHost host, Role role)
    {
        (Account account, string password) = await host.AccountAsync(role);
        return new Someone(await host.SignedInAsync(account.UserName!, password), account, password);
    }
}
