namespace Spectra.Service.Accounts;

/// <summary>What a person is here for.</summary>
internal enum Role
{
    /// <summary>Docks, measures and records at a post.</summary>
    Officer,

    /// <summary>Reviews and signs.</summary>
    Chemist,

    /// <summary>Keeps the reference libraries.</summary>
    LibraryAdmin,

    /// <summary>Looks at everything but nominal data, and changes nothing.</summary>
    Auditor,

    /// <summary>Keeps people and their authorisations, and sees no record.</summary>
    SystemAdmin,
}
