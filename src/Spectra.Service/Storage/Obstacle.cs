namespace Spectra.Service.Storage;

/// <summary>Why a record could not be looked at; it says nothing about the record itself.</summary>
internal enum Obstacle
{
    /// <summary>There is no record where one was expected.</summary>
    NoRecord,

    /// <summary>The system does not let this user read it, or write where it must be written.</summary>
    NoPermission,

    /// <summary>It is busy, or its medium gives errors.</summary>
    Unavailable,

    /// <summary>A newer version of Spectra wrote it.</summary>
    NewerVersion,
}
