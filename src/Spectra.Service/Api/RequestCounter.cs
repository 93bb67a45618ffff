using System.Threading.RateLimiting;

namespace Spectra.Service.Api;

/// <summary>Holds requests to their limits: a bucket for each address and each account, filled again every second.</summary>
internal sealed class RequestCounter(RequestLimits limits) : IDisposable
{
    private const int SecondsPerMinute = 60;

    private readonly PartitionedRateLimiter<string> _addresses = Limiter(limits.PerAddress);
    private readonly PartitionedRateLimiter<string> _accounts = Limiter(limits.PerAccount);
    private readonly PartitionedRateLimiter<string> _passwords = Limiter(limits.PasswordsPerAddress);

    /// <summary>Takes one for an address.</summary>
    /// <returns>After how long to try again; null where it may go on.</returns>
    public TimeSpan? OfAddress(string address) => Take(_addresses, address);

    /// <summary>Takes one for an account.</summary>
    /// <returns>After how long to try again; null where it may go on.</returns>
    public TimeSpan? OfAccount(string accountId) => Take(_accounts, accountId);

    /// <summary>Takes one for a password that is tried.</summary>
    /// <returns>After how long to try again; null where it may go on.</returns>
    public TimeSpan? OfPassword(string address) => Take(_passwords, address);

    /// <inheritdoc/>
    public void Dispose()
    {
        _addresses.Dispose();
        _accounts.Dispose();
        _passwords.Dispose();
    }

    private static TimeSpan? Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using RateLimitLease lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? after : TimeSpan.FromSeconds(1);
    }

    private static PartitionedRateLimiter<string> Limiter(int perMinute) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / SecondsPerMinute),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1.0, (double)SecondsPerMinute / perMinute)),
            QueueLimit = 0,
        }));
}
