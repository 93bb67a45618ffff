namespace Spectra.Service.Libraries.Retro;

/// <summary>Whom an alert is for: each side answers it for itself.</summary>
internal enum AlertSide
{
    /// <summary>The port where the spectrum was measured.</summary>
    Port,

    /// <summary>The chemists.</summary>
    Laboratory,
}
