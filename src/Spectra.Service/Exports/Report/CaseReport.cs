using System.Collections.Immutable;
using System.Globalization;
using Spectra.Service.Cases;
using Spectra.Service.Identification;
using static Spectra.Service.Exports.Report.MeasurementReport;

namespace Spectra.Service.Exports.Report;

/// <summary>The report of a case as a PDF: the interceptions, every exhibit with its custody, and the statement of every measurement. Persons are in it only where they are handed over for it.</summary>
internal static class CaseReport
{
    private const string Name = "Report of a case";

    /// <summary>Writes the report without persons and companies.</summary>
    public static byte[] Write(CaseDossier dossier, ReportIssue issue) => Write(dossier, null, issue, Name);

    /// <summary>Writes the report with persons and companies.</summary>
    public static byte[] Write(CaseDossier dossier, NominalParties parties, ReportIssue issue) => Write(dossier, parties.Parties, issue, $"{Name}, with persons");

    private static byte[] Write(CaseDossier dossier, ImmutableArray<PartyView>? parties, ReportIssue issue, string name)
    {
        string id = $"Case {dossier.Case.Reference} ({dossier.Case.Id})";
        ReportFlow flow = new(new ReportHead(name, id, JsonExport.ContentSha256(dossier), $"Spectra {Engine.Version}", issue.At));
        flow.Title(name);
        IssueSection.Draw(flow, issue, id, Facts(dossier.Case, dossier.Status));
        Altered(flow, dossier.Findings.AddRange(dossier.Exhibits.SelectMany(static exhibit => exhibit.Measurements.SelectMany(static measurement => measurement.Findings))));
        DrawHistory(flow, dossier);
        DrawParties(flow, parties);
        foreach (Interception interception in dossier.Interceptions)
        {
            DrawInterception(flow, interception);
        }

        foreach (ExhibitDossier exhibit in dossier.Exhibits)
        {
            flow.Space();
            flow.Title($"Exhibit {exhibit.Place.Exhibit.Number}");
            DrawStatements(flow, exhibit);
            ExhibitSection.Draw(flow, exhibit.Place, account => dossier.Names.GetValueOrDefault(account, account));
        }

        RuleSection.Draw(flow, dossier.Exhibits.SelectMany(static exhibit => exhibit.Measurements));
        flow.Heading("Integrity");
        IntegritySection.DrawChain(flow, dossier.Chain);
        IssueSection.End(flow, issue);
        return flow.Finish();
    }

    private static IEnumerable<(string Label, string? Value)> Facts(CaseFile file, CaseStatus status)
    {
        yield return ("Status", status switch { CaseStatus.Open => "○ OPEN", CaseStatus.UnderReview => "◇ UNDER REVIEW", _ => "● CLOSED" });
        yield return ("Agency", $"{file.Agency}, {file.PortUnit}");
        yield return ("Opened", Utc(file.OpenedAt));
        yield return ("Legal basis", file.LegalBasis);
        yield return ("Classification", file.Classification);
        yield return ("PEN Online", file.PenNumber);
        yield return ("PICS", file.PicsNumber);
        yield return ("IONICS", file.IonicsNumber);
        yield return ("Note", file.Note);
    }

    private static void DrawHistory(ReportFlow flow, CaseDossier dossier)
    {
        foreach (CaseStatusChange change in dossier.Statuses)
        {
            flow.Fact("Status", $"{Utc(change.ChangedAt)}: {Words(change.Status)}, by {Named(dossier, change.ChangedBy)}: {change.Reason}");
        }

        foreach (Hold hold in dossier.Holds)
        {
            flow.Fact("Legal hold", $"{Utc(hold.ChangedAt)}: {(hold.Change == HoldChange.Placed ? "placed" : "lifted")}, by {Named(dossier, hold.ChangedBy)}: {hold.Reason}");
        }

        foreach (CorrectedRow corrected in dossier.Corrections)
        {
            flow.Fact("Corrected", SignatureSection.Said(corrected.Correction, account => Named(dossier, account)));
        }
    }

    private static void DrawParties(ReportFlow flow, ImmutableArray<PartyView>? parties)
    {
        flow.Heading("Persons and companies");
        if (parties is not { } all)
        {
            flow.Paragraph("Not part of this report. What officers wrote in their own words is printed as it was recorded, and may name somebody.");
            return;
        }

        // Who was named by mistake and replaced is in the record, and in no report.
        PartyView[] named = [.. all.Where(party => !party.IsDisposed && !all.Any(other => other.Replaces == party.Id))];
        foreach (PartyView party in named.Where(static party => !party.IsIntact))
        {
            flow.Strong($"✕ ALTERED: the {party.Part} '{party.Name}' is not as it was recorded.");
        }

        if (named.Length == 0)
        {
            flow.Paragraph("None are recorded, or they were disposed of.");
            return;
        }

        flow.Table(["part", "name", "identifier, country, born", "address, contact, note"], [0.13, 0.27, 0.25, 0.35], named.Select(static party => (IReadOnlyList<string>)
            [$"{party.Part} ({party.Kind})", party.Name ?? "", Joined(party.Identifier, party.Country, party.BornOn), Joined(party.Address, party.Contact, party.Note)]));
    }

    private static void DrawInterception(ReportFlow flow, Interception interception)
    {
        flow.Heading("Interception");
        flow.Fact("When", $"{Utc(interception.HappenedAt)}, zone {interception.TimeZone}, told by {interception.ClockSource}");
        flow.Fact("Where", Joined(interception.PlaceLocode, interception.PlaceNote, interception is { Latitude: { } latitude, Longitude: { } longitude } ? string.Create(CultureInfo.InvariantCulture, $"{latitude:R}, {longitude:R} ± {interception.AccuracyMetres ?? 0:R} m") : null));
        flow.Fact("Detected by", interception.DetectionMethod);
        flow.Fact("Direction", interception.Direction);
        flow.Fact("Conveyance", Joined(interception.ConveyanceMode, interception.ConveyanceId, interception.ConveyanceFlag, interception.Voyage, interception.TransportDocument));
        flow.Fact("Container, seals", Joined([interception.ContainerNumber, .. interception.Seals]));
        flow.Fact("Route", interception.Route.IsEmpty ? null : string.Join(" › ", interception.Route));
        flow.Fact("Declared", Joined(interception.DeclaredDescription, interception.DeclaredHsCode, interception.DeclaredCas, interception.DeclaredQuantity is { } quantity ? string.Create(CultureInfo.InvariantCulture, $"{quantity:R} {interception.DeclaredUnit}") : null, interception.DeclaredValue is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value:R} {interception.DeclaredCurrency}") : null));
        flow.Fact("Concealment", interception.Concealment);
    }

    private static void DrawStatements(ReportFlow flow, ExhibitDossier exhibit)
    {
        if (exhibit.Place.StandingIdentification is { } identification)
        {
            flow.Strong($"■ IDENTIFIED: {identification.SubstanceId}, signed {Utc(identification.SignedAt)} by {identification.SignedName}");
            flow.Framed(identification.Statement);
        }

        foreach (MeasurementDossier measurement in exhibit.Measurements)
        {
            flow.Strong(VerdictMark.Of(measurement.Report).Line);
            flow.Framed(measurement.Analysis?.Statement ?? "Recorded without an analysis: nothing is said of what it is. This does NOT mean safe or legal.");
            flow.Fact("Decision rule, SHA-256", measurement.Rule?.Sha256 ?? (measurement.Analysis is null ? null : "none was recorded with this analysis: its error rates are not part of the record"));
            flow.Fact("Measurement", $"{measurement.Record.Measurement.Id}, its own report has the figures");
            flow.Fact("Bytes received, SHA-256", measurement.Record.Measurement.Sha256);
            flow.Fact("Content, SHA-256", JsonExport.ContentSha256(measurement));
        }
    }

    private static string Named(CaseDossier dossier, string account) => dossier.Names.GetValueOrDefault(account, account);

    private static string Words(CaseStatus status) => status switch { CaseStatus.Open => "open", CaseStatus.UnderReview => "under review", _ => "closed" };

    private static string Joined(params IEnumerable<string?> parts) => string.Join(", ", parts.Where(static part => !string.IsNullOrEmpty(part)).DefaultIfEmpty("not recorded"));
}
