using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Tests.Storage.Sealing;

[UnsupportedOSPlatform("windows")]
public class SealAnchorsTests
{
    [OpensslFact]
    public async Task AStampOfARealAuthorityIsRecordedAndOpensslVerifiesItToo()
    {
        using OpensslAuthority authority = new();
        using SignedRecord record = new(new JsonObject { ["tsa"] = authority.Address.ToString() });
        ChainHead head = record.Seal.Sealed;
        ChainAnchor anchor = Assert.IsType<AnchorOutcome.Anchored>(Assert.Single(await AnchorAsync(record))).Anchor;
        Assert.Equal(head, anchor.Head);

        AuditReport rooted = record.Verify(new AuditDemands(TsaRoots: authority.Root));
        Assert.True(rooted.IsClean, rooted.Sentence);
        Assert.Empty(rooted.Notes);
        Assert.Contains("was not checked against a root", Assert.Single(record.Verify().Notes), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(record.File("token"), anchor.Token.ToArray());
        await File.WriteAllTextAsync(record.File("text"), $"spectra chain anchor 1\nsite: {record.Seal.Site}\nhead: {head.Count} {head.Hash}\n");
        Assert.Contains("Verification: OK", Openssl.Run(record.Folder, $"ts -verify -in token -token_in -data text -CAfile {authority.Root}"), StringComparison.Ordinal);

        // Nothing but the anchor itself is new.
        Assert.IsType<AnchorOutcome.Nothing>(Assert.Single(await AnchorAsync(record)));
        record.Append();
        Assert.IsType<AnchorOutcome.Anchored>(Assert.Single(await AnchorAsync(record)));
        Assert.True(record.Verify(new AuditDemands(TsaRoots: authority.Root)).IsClean);
    }

    [OpensslFact]
    public async Task AStampThatLeadsToAnotherRootIsFound()
    {
        using OpensslAuthority authority = new();
        using OpensslAuthority stranger = new();
        using SignedRecord record = new(new JsonObject { ["tsa"] = authority.Address.ToString(), ["tsaRoots"] = authority.Root });
        await AnchorAsync(record);

        Assert.Contains("own settings name", Assert.Single(record.Verify().Notes), StringComparison.Ordinal);
        AuditFinding finding = record.Finding(new AuditDemands(TsaRoots: stranger.Root));
        Assert.Equal((AuditFindingKind.AnchorBroken, EvidenceTables.Anchor), (finding.Kind, finding.Table));
        Assert.Contains("CN=stamp", finding.Sentence, StringComparison.Ordinal);
    }

    [OpensslFact]
    public async Task AnAnswerToAnotherQuestionIsNotRecorded()
    {
        using OpensslAuthority authority = new();
        using SignedRecord record = new(new JsonObject { ["tsa"] = authority.Address.ToString() });
        await AnchorAsync(record);
        record.Append();
        ChainHead head = record.Seal.Sealed;
        foreach (byte[] answer in (byte[][])[authority.Last, "no stamp"u8.ToArray(), []])
        {
            authority.Answer = answer;
            Assert.Contains("nothing was recorded", Assert.IsType<AnchorOutcome.Postponed>(Assert.Single(await AnchorAsync(record))).Sentence, StringComparison.Ordinal);
        }

        Assert.Equal(head, record.Seal.Sealed);
    }

    [Fact]
    public async Task OfflineItSaysSoAndTriesLater()
    {
        using SignedRecord record = new(new JsonObject { ["tsa"] = "http://127.0.0.1:9/" });
        ChainHead head = record.Seal.Sealed;

        string sentence = Assert.IsType<AnchorOutcome.Postponed>(Assert.Single(await AnchorAsync(record))).Sentence;

        Assert.Contains("can't be reached", sentence, StringComparison.Ordinal);
        Assert.Equal(head, record.Seal.Sealed);

        // The clock's timers are due at once: the same failure is said once, however often it is tried.
        List<string> said = [];
        using CancellationTokenSource stop = new();
        using Database database = Database.Open(record.Folder, new SteppingClock());
        using HttpClient http = new(new Offline(() => stop.Cancel()));
        await new SealAnchors(database, SealSettings.Of(SiteSettings.Of(record.Folder)), new SteppingClock(), http).KeepAsync(said.Add, stop.Token);
        Assert.Contains("can't be reached", Assert.Single(said), StringComparison.Ordinal);
    }

    [OpensslFact]
    public async Task AnAnchorOverAHeadThatIsNotInTheChainIsFound()
    {
        using OpensslAuthority authority = new();
        using SignedRecord other = new(new JsonObject { ["tsa"] = authority.Address.ToString() });
        ChainAnchor foreign = Assert.IsType<AnchorOutcome.Anchored>(Assert.Single(await AnchorAsync(other))).Anchor;
        using SignedRecord record = new();
        using (Database database = Database.Open(record.Folder, new SteppingClock()))
        {
            database.Append(append => append.Insert(foreign.Row()));
            database.Append(append => append.Insert((foreign with { Id = "here", Head = record.Seal.Sealed }).Row()));
        }

        Assert.Collection(
            record.Verify().Findings,
            static finding => Assert.Contains("is not in the chain before it", finding.Sentence, StringComparison.Ordinal),
            static finding => Assert.Contains("over another content", finding.Sentence, StringComparison.Ordinal));
    }

    [OpensslFact]
    public async Task ANationalSignatureIsMadeAndCheckedByItsProgram()
    {
        using TemporaryFolder card = new();
        string program = Program(card);
        using SignedRecord record = new(new JsonObject { ["command"] = program });

        ChainAnchor anchor = Assert.IsType<AnchorOutcome.Anchored>(Assert.Single(await AnchorAsync(record))).Anchor;

        Assert.Equal((AnchorKind.National, "sign-here"), (anchor.Kind, anchor.Authority));
        AuditReport report = record.Verify(new AuditDemands(Command: program));
        Assert.True(report.IsClean, report.Sentence);
        Assert.Empty(report.Notes);
        Assert.Contains("were not checked", Assert.Single(record.Verify().Notes), StringComparison.Ordinal);

        Openssl.Run(card.Path, "ecparam -name prime256v1 -genkey -noout -out card.pem");
        Assert.Contains("not good", record.Finding(new AuditDemands(Command: program)).Sentence, StringComparison.Ordinal);
        File.Delete(card.File("card.pem"));
        Assert.Equal(Obstacle.Unavailable, record.Verify(new AuditDemands(Command: program)).NotChecked!.Obstacle);
        record.Append();
        Assert.Contains("did not sign", Assert.IsType<AnchorOutcome.Postponed>(Assert.Single(await AnchorAsync(record))).Sentence, StringComparison.Ordinal);
    }

    private static string Program(TemporaryFolder card)
    {
        Openssl.Run(card.Path, "ecparam -name prime256v1 -genkey -noout -out card.pem");
        File.WriteAllText(card.File("sign-here"), $"""
            #!/bin/sh
            cd '{card.Path}' && test -f card.pem || exit 9
            if [ "$1" = sign ]; then exec sh -c 'openssl dgst -sha256 -sign card.pem | openssl base64 -A'; fi
            printf %s "$2" | openssl base64 -d -A > signature
            openssl dgst -sha256 -prverify card.pem -signature signature > said || exit 1

            """);
        File.SetUnixFileMode(card.File("sign-here"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return card.File("sign-here");
    }

    private static async Task<IReadOnlyList<AnchorOutcome>> AnchorAsync(SignedRecord record)
    {
        using Database database = Database.Open(record.Folder, new SteppingClock());
        using HttpClient http = new();
        return await new SealAnchors(database, SealSettings.Of(SiteSettings.Of(record.Folder)), new SteppingClock(), http).AnchorAsync(default);
    }

    /// <summary>A network that is not there; the third attempt is the last.</summary>
    private sealed class Offline(Action enough) : HttpMessageHandler
    {
        private int _attempts;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (++_attempts == 3)
            {
                enough();
            }

            throw new HttpRequestException("There is no line.");
        }
    }
}
