using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Libraries.Validation;

/// <summary>Whether answers of an engine from some libraries were validated on an instrument. It is a limit of the statement, told wherever the statement is.</summary>
internal static class ValidationStanding
{
    /// <summary>The word of the limit.</summary>
    public const string Word = "not-validated";

    /// <summary>What is to be said of an answer; null where it was validated.</summary>
    /// <param name="snapshot">The record.</param>
    /// <param name="serial">The instrument; null where it reports no serial number.</param>
    /// <param name="engine">The engine's version.</param>
    /// <param name="libraries">The libraries, as the analysis names them.</param>
    /// <param name="at">When it was answered: what was validated later says nothing of it.</param>
    public static string? Remark(Snapshot snapshot, string? serial, string engine, string libraries, DateTimeOffset at)
    {
        if (serial is null)
        {
            return "Not validated on this instrument: it does not say its serial number.";
        }

        ImmutableArray<Recorded<ValidationRecord>> before = snapshot.Records<ValidationRecord>(
            "WHERE serial = @serial AND validated_at <= @at ORDER BY validated_at, id", new { serial, at = UtcText.Of(at) });
        int withdrawn = before.Select(static one => one.Value.Withdrawal is not null).ToList().LastIndexOf(true);
        Recorded<ValidationRecord>? latest = before.Skip(withdrawn + 1).LastOrDefault(one => one.Value.EngineVersion == engine && one.Value.Libraries == libraries);
        return latest switch
        {
            { IsIntact: true, Value.Passed: true } => null,
            { IsIntact: false } => $"Not validated on this instrument (serial {serial}): the record of the validation was altered.",
            { } => $"Not validated on this instrument (serial {serial}): the validation of {latest.Value.ValidatedAt:yyyy-MM-dd} was not passed.",
            null when before.IsEmpty => $"Not validated on this instrument (serial {serial}): no known samples were measured on it.",
            null when withdrawn >= 0 && before[withdrawn].Value is { } change => $"Not validated on this instrument (serial {serial}) since its optics changed: {change.Withdrawal}",
            null => $"Not validated on this instrument (serial {serial}) with this engine and these library releases.",
        };
    }
}
