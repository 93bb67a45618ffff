namespace Spectra.Service.Storage;

/// <summary>Evidence could not be written or read. The message is one sentence for a person: what failed, where, and what was left as it was.</summary>
internal sealed class EvidenceException : Exception
{
    public EvidenceException(string message, Exception? cause = null, Obstacle? obstacle = null)
        : base(message, cause) =>
        Obstacle = obstacle ?? (cause is UnauthorizedAccessException ? Storage.Obstacle.NoPermission : null);

    /// <summary>What stood in the way; null where something is wrong with the record itself, or with what was to be written.</summary>
    public Obstacle? Obstacle { get; }

    /// <summary>Whether it is not known if anything was written: it must not be tried again unseen.</summary>
    public bool LeavesOutcomeOpen { get; init; }
}
