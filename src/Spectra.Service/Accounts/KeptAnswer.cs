namespace Spectra.Service.Accounts;

/// <summary>What was answered to a request with an <c>Idempotency-Key</c>, so that the same request again has no second effect.</summary>
internal sealed class KeptAnswer
{
    public required string AccountId { get; init; }

    public required string RequestKey { get; init; }

    /// <summary>SHA-256 over method, path, query and body.</summary>
    public required string RequestHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The status; null while the first request is under way, or where it was cut off.</summary>
    public int? Status { get; set; }

    /// <summary>The answer, encrypted; null where it held a secret that is shown only once.</summary>
    public string? Answer { get; set; }
}
