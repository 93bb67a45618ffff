namespace Spectra.Service.Storage;

/// <summary>Evidence could not be written or read. The message is one sentence for a person: what failed, where, and what was left as it was.</summary>
internal sealed class EvidenceException : Exception
{
    public EvidenceException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
