namespace Spectra.Service.Storage;

/// <summary>How far an append has come: the moments at which tests cut it off.</summary>
internal enum AppendStep
{
    /// <summary>The rows and events are in the open transaction.</summary>
    RowsInserted,

    /// <summary>The seal names the new head as pending.</summary>
    PendingSealed,

    /// <summary>The transaction is committed.</summary>
    Committed,

    /// <summary>The seal names the new head as sealed.</summary>
    Sealed,
}
