namespace Spectra.Service.Libraries.Releases;

/// <summary>Which way a library went.</summary>
internal enum ActivationKind
{
    /// <summary>To a later release, or to the first.</summary>
    Activation,

    /// <summary>Back to an earlier one.</summary>
    Rollback,
}
