namespace Spectra.Service.Tests.Exports;

/// <summary>A fact that needs Debian's poppler-utils; skipped, and listed as such, where they are absent.</summary>
internal sealed class PdfPeerFactAttribute : FactAttribute
{
    public PdfPeerFactAttribute()
    {
        if (!Peer.IsInstalled("pdftotext") || !Peer.IsInstalled("pdftoppm"))
        {
            Skip = "No reader of PDF files is installed (Debian's poppler-utils).";
        }
    }
}
