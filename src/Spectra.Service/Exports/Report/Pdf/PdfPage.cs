using System.Globalization;
using System.Text;

namespace Spectra.Service.Exports.Report.Pdf;

/// <summary>One page of A4 that is drawn on in black and grey: there is no way to draw a colour. Places are in points from the upper left corner.</summary>
internal sealed class PdfPage
{
    /// <summary>The width of A4 in points.</summary>
    public const double Width = 595.28;

    /// <summary>The height of A4 in points.</summary>
    public const double Height = 841.89;

    private readonly StringBuilder _content = new();

    /// <summary>What was drawn, in the PDF's language.</summary>
    public byte[] Content => Encoding.ASCII.GetBytes(_content.ToString());

    /// <summary>Writes one line of text.</summary>
    /// <param name="x">Its left end.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="font">The font.</param>
    /// <param name="size">Its size in points.</param>
    /// <param name="text">The text, of characters that the font has.</param>
    public void Text(double x, double y, PdfFont font, double size, string text)
    {
        if (text.Length > 0)
        {
            _content.Append(CultureInfo.InvariantCulture, $"BT /{font.Resource} {N(size)} Tf {N(x)} {N(Height - y)} Td <{font.Encode(text)}> Tj ET\n");
        }
    }

    /// <summary>Draws a line.</summary>
    public void Line(double x1, double y1, double x2, double y2, PdfStroke stroke) => Path([(x1, y1), (x2, y2)], stroke);

    /// <summary>Draws a line through points.</summary>
    public void Path(ReadOnlySpan<(double X, double Y)> points, PdfStroke stroke)
    {
        Set(stroke);
        for (int i = 0; i < points.Length; i++)
        {
            _content.Append(CultureInfo.InvariantCulture, $"{N(points[i].X)} {N(Height - points[i].Y)} {(i == 0 ? "m" : "l")}\n");
        }

        _content.Append("S\n");
    }

    /// <summary>Draws a closed outline, filled with black where <paramref name="isFilled"/>.</summary>
    public void Shape(ReadOnlySpan<(double X, double Y)> corners, bool isFilled)
    {
        Set(PdfStroke.Thin);
        for (int i = 0; i < corners.Length; i++)
        {
            _content.Append(CultureInfo.InvariantCulture, $"{N(corners[i].X)} {N(Height - corners[i].Y)} {(i == 0 ? "m" : "l")}\n");
        }

        _content.Append(isFilled ? "0 g b\n" : "s\n");
    }

    /// <summary>Draws the outline of a rectangle.</summary>
    public void Frame(double x, double y, double width, double height, PdfStroke stroke)
    {
        Set(stroke);
        _content.Append(CultureInfo.InvariantCulture, $"{N(x)} {N(Height - y - height)} {N(width)} {N(height)} re S\n");
    }

    private void Set(PdfStroke stroke) => _content.Append(CultureInfo.InvariantCulture, $"{N(stroke.Width)} w [{stroke.Dash}] 0 d 0 G 1 j\n");

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
