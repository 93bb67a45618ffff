using System.Collections.Concurrent;
using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>Appends who came in, who was refused, and what was looked at or taken out. Thread-safe.</summary>
/// <remarks>What has an identity is appended at once. What has none is counted by address, endpoint and minute and appended once a minute, so that a flood can't fill the record.</remarks>
internal sealed class AccessLog(Database database, TimeProvider time)
{
    /// <summary>How many different places and endpoints are told apart between two appends.</summary>
    internal const int MostCounted = 1000;

    private readonly ConcurrentDictionary<Counted, long> _counted = new();

    /// <summary>Appends one row at once.</summary>
    /// <exception cref="EvidenceException">It could not be recorded: then it must not be allowed either.</exception>
    public void Append(AccessOutcome outcome, AccessTrace trace, string? accountId, string? tokenId = null, string? reason = null, string? subject = null) =>
        database.Append(append => append.Insert(RecordShape<Access>.Row(new Access
        {
            Id = Guid.CreateVersion7(append.At),
            AtUtc = append.At,
            Outcome = outcome,
            AccountId = accountId,
            TokenId = tokenId,
            Method = trace.Method,
            Endpoint = trace.Endpoint,
            Subject = subject,
            Address = trace.Address,
            Reason = reason,
            Times = 1,
        })));

    /// <summary>Appends for a person.</summary>
    public void Append(AccessOutcome outcome, AccessTrace trace, Person person, string? reason = null, string? subject = null) =>
        Append(outcome, trace, person.AccountId, person.TokenId, reason, subject);

    /// <summary>Counts what has no identity; it is appended with the next minute.</summary>
    public void Count(AccessOutcome outcome, AccessTrace trace, string reason, string? accountId = null, string? tokenId = null)
    {
        DateTimeOffset now = time.GetUtcNow();
        Counted key = new(outcome, trace, reason, accountId, tokenId, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)));
        if (!_counted.ContainsKey(key) && _counted.Count >= MostCounted)
        {
            key = key with { Trace = new AccessTrace(null, null, null) };
        }

        _counted.AddOrUpdate(key, 1, static (_, times) => times + 1);
    }

    /// <summary>Appends what was counted.</summary>
    /// <exception cref="EvidenceException">It could not be recorded; it is still counted.</exception>
    public void Flush()
    {
        KeyValuePair<Counted, long>[] counted = [.. _counted];
        if (counted.Length == 0)
        {
            return;
        }

        database.Append(append =>
        {
            foreach ((Counted what, long times) in counted)
            {
                append.Insert(RecordShape<Access>.Row(new Access
                {
                    Id = Guid.CreateVersion7(append.At),
                    AtUtc = what.Minute,
                    Outcome = what.Outcome,
                    AccountId = what.AccountId,
                    TokenId = what.TokenId,
                    Method = what.Trace.Method,
                    Endpoint = what.Trace.Endpoint,
                    Address = what.Trace.Address,
                    Reason = what.Reason,
                    Times = times,
                }));
            }
        });

        foreach ((Counted what, long times) in counted)
        {
            // What was counted meanwhile stays for the next time.
            long left = _counted.AddOrUpdate(what, 0, (_, now) => now - times);
            if (left == 0)
            {
                _counted.TryRemove(KeyValuePair.Create(what, 0L));
            }
        }
    }

    private sealed record Counted(AccessOutcome Outcome, AccessTrace Trace, string Reason, string? AccountId, string? TokenId, DateTimeOffset Minute);
}
