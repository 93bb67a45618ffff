using Spectra.Service.Substances;

namespace Spectra.Service.Exports.Report;

/// <summary>What is known of the hazards and controls of the substances named: an empty field reads as a hazard that is not known.</summary>
internal static class HazardSection
{
    public static void Draw(ReportFlow flow, MeasurementDossier dossier)
    {
        flow.Heading("Hazards and controls");
        if (dossier.Hazards.IsEmpty)
        {
            flow.Strong(HazardStatement.NotKnown);
            return;
        }

        foreach (HazardStatement hazard in dossier.Hazards)
        {
            flow.Fact(hazard.ShownName, hazard.Lead);
            foreach (HazardLine line in hazard.Lines)
            {
                flow.Fact($"› {line.Label}", line.Label == "Control" && hazard.Facts?.Control is { } control ? $"{line.Text}; source: {control.Source}" : line.Text);
            }
        }

        flow.Note("Treaty lists of the edition named; national law decides.");
    }
}
