namespace Spectra.Service.Accounts;

/// <summary>What somebody may be allowed to do; every endpoint asks for exactly one. Also the scopes of tokens.</summary>
internal enum Permission
{
    /// <summary>Read cases, exhibits, custody and measurements, without nominal data.</summary>
    ReadRecord,

    /// <summary>Open cases.</summary>
    OpenCases,

    /// <summary>Add to a case: interceptions, exhibits, samplings, custody, notes and photographs, corrections.</summary>
    WriteCases,

    /// <summary>Read persons and companies.</summary>
    ReadNominal,

    /// <summary>Record persons and companies.</summary>
    WriteNominal,

    /// <summary>Identify a spectrum without recording anything.</summary>
    Identify,

    /// <summary>Record measurements and dock detectors.</summary>
    RecordMeasurements,

    /// <summary>Analyse a recorded measurement again.</summary>
    Analyse,

    /// <summary>Record what further techniques and laboratories found.</summary>
    RecordConfirmations,

    /// <summary>Give opinions, sign reviews and checklists.</summary>
    Review,

    /// <summary>Take content out of the record.</summary>
    Export,

    /// <summary>Read the chain and the accesses, and verify them.</summary>
    Audit,

    /// <summary>Place and lift legal holds.</summary>
    HoldCases,

    /// <summary>Dispose of nominal data whose time has come.</summary>
    DisposeNominal,

    /// <summary>See which libraries answer.</summary>
    ReadLibraries,

    /// <summary>Import into libraries, decide over entries, draft releases, take them out as files and bring those of other sites.</summary>
    ImportLibraries,

    /// <summary>Approve releases that others imported and drafted.</summary>
    ApproveLibraries,

    /// <summary>Activate approved releases, roll back, and trust the keys of other sites.</summary>
    ActivateLibraries,

    /// <summary>See which past answers a newer library changed.</summary>
    ReadAlerts,

    /// <summary>Take note of such an alert.</summary>
    AnswerAlerts,

    /// <summary>Make and disable accounts, grant and end authorisations.</summary>
    ManageAccounts,

    /// <summary>One's own account: who am I, password, tokens.</summary>
    OwnAccount,
}
