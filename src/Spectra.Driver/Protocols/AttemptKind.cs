namespace Spectra.Driver.Protocols;

/// <summary>How asking once went.</summary>
internal enum AttemptKind
{
    /// <summary>A good answer came.</summary>
    Given,

    /// <summary>None came; asking again may help.</summary>
    Again,

    /// <summary>The device says no.</summary>
    Refused,

    /// <summary>The device says later.</summary>
    Busy,

    /// <summary>The line is gone.</summary>
    HungUp,

    /// <summary>The caller called it off.</summary>
    Cancelled,
}
