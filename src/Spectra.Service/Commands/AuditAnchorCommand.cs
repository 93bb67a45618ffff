using System.CommandLine;
using Spectra.Service.Storage;
using Spectra.Service.Storage.Sealing;

namespace Spectra.Service.Commands;

/// <summary><c>spectra audit anchor</c>: has the chain's head stamped by the configured authority now, and signed by the configured program.</summary>
internal static class AuditAnchorCommand
{
    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Command anchor = new("anchor", "Has the chain's head time-stamped, or signed by the program that national law asks for, now.") { folder };
        anchor.SetAction((parsed, cancellation) => AnchorAsync(parsed.GetValue(folder)!, cancellation));
        return anchor;
    }

    private static async Task<int> AnchorAsync(string folder, CancellationToken cancellation)
    {
        // Looked at first: a wrong --data must not make a new record.
        DatabaseReader.Open(folder);
        SealSettings settings = SealSettings.Of(SiteSettings.Of(folder));
        using Database database = Database.Open(folder, TimeProvider.System);
        using HttpClient http = new();
        int exit = ExitCode.Done;
        foreach (AnchorOutcome outcome in await new SealAnchors(database, settings, TimeProvider.System, http).AnchorAsync(cancellation))
        {
            switch (outcome)
            {
                case AnchorOutcome.Anchored { Anchor: var anchor }:
                    CommandOutput.Line($"Event {anchor.Head.Count} ({anchor.Head.Hash}) is anchored by {anchor.Authority} ({anchor.Kind}{(anchor.StatedTime.Length == 0 ? "" : $", {anchor.StatedTime}")}).");
                    break;
                case AnchorOutcome.Nothing { Sentence: var nothing }:
                    CommandOutput.Problem(nothing);
                    break;
                case AnchorOutcome.Postponed { Sentence: var postponed }:
                    CommandOutput.Problem(postponed);
                    exit = ExitCode.SomeFailed;
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return exit;
    }
}
