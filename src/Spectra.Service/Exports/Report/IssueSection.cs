namespace Spectra.Service.Exports.Report;

/// <summary>Who issued the report for whom, of what, and where it ends.</summary>
internal static class IssueSection
{
    /// <summary>The head of the first page.</summary>
    public static void Draw(ReportFlow flow, ReportIssue issue, string id, IEnumerable<(string Label, string? Value)> item)
    {
        flow.Space();
        flow.Fact("Report of", id);
        flow.Fact("Issued by", issue.Laboratory ?? "not stated");
        flow.Fact("Address", issue.Address);
        flow.Fact("For", issue.Customer);
        flow.Fact("Issued", MeasurementReport.Utc(issue.At));
        flow.Fact("Authorised by", issue.Authoriser ?? "nobody: this is a printout of the record, not an authorised report");
        foreach ((string label, string? value) in item)
        {
            flow.Fact(label, value);
        }
    }

    /// <summary>The end.</summary>
    public static void End(ReportFlow flow, ReportIssue issue)
    {
        flow.Space();
        flow.Paragraph("The results relate only to the items tested, as they were sampled and received. This report may be passed on only whole.");
        flow.Fact("Authorised by", issue.Authoriser ?? "nobody");
        flow.Strong("End of report");
    }
}
