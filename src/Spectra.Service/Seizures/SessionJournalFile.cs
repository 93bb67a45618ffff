using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectra.Driver;
using Spectra.Driver.Docking;
using Spectra.Service.Storage;

namespace Spectra.Service.Seizures;

/// <summary>Keeps what happened on the line in a file beside the record: <c>journals/SESSION.jsonl</c>, one line an entry, the totals last.</summary>
internal static class SessionJournalFile
{
    /// <summary>The folder in it for sessions that brought nothing, of which nothing is in the record.</summary>
    public const string FruitlessName = "fruitless";

    /// <summary>How many journals of sessions that brought nothing are kept: a detector that is switched off but plugged in is asked every few seconds.</summary>
    public const int MostFruitless = 100;

    /// <summary>Writes the journal of a session that brought nothing, and forgets the oldest beyond the latest <see cref="MostFruitless"/>.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public static void WriteFruitless(string dataFolder, Guid sessionId, SessionReport report)
    {
        string folder = Path.Combine(dataFolder, JournalFolder.Name, FruitlessName);
        _ = WriteTo(folder, sessionId, report);

        // The ids begin with the time, so that the names tell which are the oldest.
        foreach (string old in Directory.EnumerateFiles(folder, $"*{JournalFolder.Extension}").OrderDescending(StringComparer.Ordinal).Skip(MostFruitless))
        {
            File.Delete(old);
        }
    }

    /// <summary>Writes the journal of a session; on return it is on the disk.</summary>
    /// <returns>The SHA-256 of the file.</returns>
    /// <exception cref="IOException">It can't be written.</exception>
    public static string Write(string dataFolder, Guid sessionId, SessionReport report) => WriteTo(Path.Combine(dataFolder, JournalFolder.Name), sessionId, report);

    private static string WriteTo(string path, Guid sessionId, SessionReport report)
    {
        StringBuilder lines = new();
        foreach (JournalLine line in report.Entries.Select(static entry => new JournalLine(entry.After.TotalSeconds, entry.Kind, entry.Detail)))
        {
            lines.Append(JsonSerializer.Serialize(line, JournalJson.Line.JournalLine)).Append('\n');
        }

        JournalTotals totals = new(sessionId, report.Duration.TotalSeconds, report.Totals.BytesReceived, report.Totals.BytesSent, report.Totals.Requests, report.Totals.Retries, report.Totals.NoiseBytes);
        byte[] content = Encoding.UTF8.GetBytes(lines.Append(JsonSerializer.Serialize(totals, JournalJson.Line.JournalTotals)).Append('\n').ToString());
        string folder = Directory.CreateDirectory(path).FullName;
        DurableFile.Replace(Path.Combine(folder, $"{sessionId}{JournalFolder.Extension}"), content);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>One entry, in seconds after the session began.</summary>
    internal sealed record JournalLine(double After, string Kind, string Detail);

    /// <summary>The last line.</summary>
    internal sealed record JournalTotals(Guid Session, double DurationSeconds, long BytesReceived, long BytesSent, long Requests, long Retries, long NoiseBytes);
}

/// <summary>Serializers of the journal's lines, made at build time.</summary>
[JsonSerializable(typeof(SessionJournalFile.JournalLine))]
[JsonSerializable(typeof(SessionJournalFile.JournalTotals))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    /// <summary>One line a value.</summary>
    public static JournalJson Line { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
