namespace Spectra.Driver.Protocols;

/// <summary>How asking a device went.</summary>
internal enum AnswerKind
{
    /// <summary>It gave what was asked for.</summary>
    Given,

    /// <summary>It refused this; it may give something else.</summary>
    Refused,

    /// <summary>It no longer answers, or the line is gone.</summary>
    Lost,

    /// <summary>The caller called it off.</summary>
    Cancelled,
}
