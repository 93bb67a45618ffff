namespace Spectra.Service.Exports;

/// <summary>A form in which content leaves the record.</summary>
internal enum ExportForm
{
    /// <summary>JCAMP-DX, uncompressed.</summary>
    Jcamp,

    /// <summary>Analytical Information Markup Language, core 0.90.</summary>
    Animl,

    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>Everything, as JSON.</summary>
    Json,

    /// <summary>CASE/UCO as JSON-LD.</summary>
    CaseUco,

    /// <summary>A row with the public columns of UNODC's individual drug seizures.</summary>
    Ids,

    /// <summary>A row shaped as the customs enforcement network exchanges them, without persons.</summary>
    Cen,

    /// <summary>The report.</summary>
    Pdf,
}
