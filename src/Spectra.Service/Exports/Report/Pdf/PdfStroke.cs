namespace Spectra.Service.Exports.Report.Pdf;

/// <summary>How a line is drawn: told apart by its dashes, never by a colour.</summary>
/// <param name="Width">In points.</param>
/// <param name="Dash">Lengths of dashes and gaps in points; empty for a solid line.</param>
internal sealed record PdfStroke(double Width, string Dash)
{
    /// <summary>Rules and frames.</summary>
    public static readonly PdfStroke Thin = new(0.5, "");

    /// <summary>Lines that only guide the eye.</summary>
    public static readonly PdfStroke Guide = new(0.25, "1 2");

    /// <summary>What was measured.</summary>
    public static readonly PdfStroke Solid = new(0.9, "");

    /// <summary>The first reference.</summary>
    public static readonly PdfStroke Dashed = new(0.8, "5 2.5");

    /// <summary>The second reference.</summary>
    public static readonly PdfStroke Dotted = new(0.9, "1.2 1.8");

    /// <summary>The third reference.</summary>
    public static readonly PdfStroke DashDotted = new(0.8, "6 2 1.2 2");
}
