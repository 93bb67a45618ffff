using System.CommandLine;
using System.Globalization;
using Spectra.Service.Seizures;
using Spectra.Service.Storage;

namespace Spectra.Service.Commands;

/// <summary><c>spectra record verify ID</c>: whether one measurement and what belongs to it is as it was recorded.</summary>
internal static class RecordVerify
{
    public static Command Create()
    {
        Option<string> folder = DataFolder.Option();
        Argument<Guid> id = new("ID") { Description = "The measurement's id as dock printed it." };
        Command command = new("verify", "Whether a measurement, its bytes and its analyses are as they were recorded.") { id, folder };
        command.SetAction(parsed => Verify(parsed.GetValue(id), parsed.GetValue(folder)!));
        return command;
    }

    private static int Verify(Guid id, string folder)
    {
        if (new RecordReader(DatabaseReader.Open(folder)).Find(id) is not { } record)
        {
            CommandOutput.Problem($"There is no measurement {id} in '{folder}'.");
            return ExitCode.SomeFailed;
        }

        foreach (string finding in record.Findings)
        {
            CommandOutput.Line(CommandOutput.Printable($"ALTERED: {finding}"));
        }

        if (!record.IsIntact)
        {
            return ExitCode.Refused;
        }

        CommandOutput.Line(string.Create(CultureInfo.InvariantCulture, $"Intact: {record.Events.Length} rows under the events {string.Join(", ", record.Events.Select(static happened => happened.Seq))}; bytes as received {record.Measurement.Sha256}."));
        CommandOutput.Problem("Whether rows were taken away beside it, and whether the chain is whole, only 'spectra audit verify' can say.");
        return ExitCode.Done;
    }
}
