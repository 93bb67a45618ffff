namespace Spectra.Service.Storage;

/// <summary>What kind of wrong an audit found.</summary>
internal enum AuditFindingKind
{
    /// <summary>The database file itself is damaged, missing or unreadable.</summary>
    DatabaseDamaged,

    /// <summary>A table, index or trigger is not as defined.</summary>
    SchemaChanged,

    /// <summary>A row differs from what its event says.</summary>
    RowAltered,

    /// <summary>Kept bytes differ from the hash they are kept under.</summary>
    BytesAltered,

    /// <summary>A row is gone, its event is there.</summary>
    RowRemoved,

    /// <summary>A row has no event.</summary>
    RowInserted,

    /// <summary>A row can't be read any more.</summary>
    RowUnreadable,

    /// <summary>An event differs from its own hash, or does not follow the one before it.</summary>
    EventAltered,

    /// <summary>An event belongs to a site whose chain is not sealed here.</summary>
    EventUnsealed,

    /// <summary>Events are missing from the chain.</summary>
    EventRemoved,

    /// <summary>The chain does not end where its seal says, or the seal is missing, damaged, or not signed by the site's key.</summary>
    SealBroken,

    /// <summary>An anchor is not over a head of this chain, or its authority did not sign it.</summary>
    AnchorBroken,

    /// <summary>The journal of a session is gone.</summary>
    JournalMissing,

    /// <summary>The journal of a session differs from the hash that the session's end recorded.</summary>
    JournalAltered,

    /// <summary>An account was made, altered or removed past the service.</summary>
    AccountAltered,
}
