namespace Spectra.Service.Cases;

/// <summary>Where a case stands.</summary>
internal enum CaseStatus
{
    /// <summary>Work goes on.</summary>
    Open,

    /// <summary>A chemist looks at it.</summary>
    UnderReview,

    /// <summary>Nothing more is added.</summary>
    Closed,
}
