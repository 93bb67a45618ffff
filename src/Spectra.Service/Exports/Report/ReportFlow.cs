using System.Globalization;
using Spectra.Service.Exports.Report.Pdf;

namespace Spectra.Service.Exports.Report;

/// <summary>Lets a report flow over pages: what does not fit goes on the next one, a table with its headings again. Every page carries the report's id, the hash of its content and its number.</summary>
internal sealed class ReportFlow
{
    /// <summary>The left margin in points.</summary>
    public const double Left = 50;

    /// <summary>The width of the text in points.</summary>
    public const double TextWidth = PdfPage.Width - (2 * Left);

    private const double Top = 62;
    private const double Bottom = PdfPage.Height - 62;
    private const double Size = 9;
    private const double Small = 7;
    private const double Leading = 1.35;
    private const double LabelWidth = 130;
    private const double CellPadding = 3;

    private readonly List<PdfPage> _pages = [];
    private readonly ReportHead _head;
    private double _y;

    public ReportFlow(ReportHead head)
    {
        _head = head;
        Break();
    }

    /// <summary>The fonts.</summary>
    public ReportFonts Fonts { get; } = new();

    private PdfPage Page => _pages[^1];

    /// <summary>The heading of a section; it stays with what follows.</summary>
    public void Heading(string text)
    {
        Need(60);
        _y += 10;
        Write(Left, Fonts.Bold, 11, Fonts.Writable(text));
        Page.Line(Left, _y + 4, Left + TextWidth, _y + 4, PdfStroke.Thin);
        _y += 10;
    }

    /// <summary>The title of the report.</summary>
    public void Title(string text)
    {
        foreach (string line in TextLines.Of(Fonts.Writable(text), Fonts.Bold, 15, TextWidth))
        {
            Need(22);
            Write(Left, Fonts.Bold, 15, line);
            _y += 4;
        }
    }

    /// <summary>Running text.</summary>
    public void Paragraph(string text) => Lines(text, Fonts.Regular, Size);

    /// <summary>Running text that must not be overlooked.</summary>
    public void Strong(string text) => Lines(text, Fonts.Bold, Size);

    /// <summary>A remark in small type.</summary>
    public void Note(string text) => Lines(text, Fonts.Regular, Small);

    /// <summary>A text in a frame, larger than the rest.</summary>
    public void Framed(string text)
    {
        const double LineHeight = 10.5 * Leading;
        IReadOnlyList<string> lines = TextLines.Of(Fonts.Writable(text), Fonts.Bold, 10.5, TextWidth - 16);
        double height = (lines.Count * LineHeight) + 12;
        Need(height + 6);
        Page.Frame(Left, _y, TextWidth, height, new PdfStroke(1.2, ""));
        _y += 5;
        foreach (string line in lines)
        {
            _y += LineHeight;
            Page.Text(Left + 8, _y - 2.5, Fonts.Bold, 10.5, line);
        }

        _y += 14;
    }

    /// <summary>A value with its name; nothing where there is no value.</summary>
    public void Fact(string label, string? value)
    {
        if (value is null)
        {
            return;
        }

        IReadOnlyList<string> names = TextLines.Of(Fonts.Writable(label), Fonts.Bold, Size, LabelWidth - 6);
        IReadOnlyList<string> values = TextLines.Of(Fonts.Writable(value), Fonts.Regular, Size, TextWidth - LabelWidth);
        for (int i = 0; i < Math.Max(names.Count, values.Count); i++)
        {
            Need(Size * Leading);
            _y += Size * Leading;
            Page.Text(Left, _y - 2, Fonts.Bold, Size, i < names.Count ? names[i] : "");
            Page.Text(Left + LabelWidth, _y - 2, Fonts.Regular, Size, i < values.Count ? values[i] : "");
        }

        _y += 1.5;
    }

    /// <summary>A table; its headings are repeated on every page, and a row that is longer than a page goes on over the next.</summary>
    /// <param name="headings">The headings.</param>
    /// <param name="shares">The widths of the columns, as shares that sum to 1.</param>
    /// <param name="rows">The rows.</param>
    public void Table(IReadOnlyList<string> headings, IReadOnlyList<double> shares, IEnumerable<IReadOnlyList<string>> rows)
    {
        const double LineHeight = 8 * Leading;
        IReadOnlyList<string>[] head = Cells(headings, shares, Fonts.Bold);
        _y += 3;
        bool isStarted = false;
        foreach (IReadOnlyList<string> row in rows)
        {
            IReadOnlyList<string>[] cells = Cells(row, shares, Fonts.Regular);
            int lines = cells.Max(static cell => cell.Count);
            int drawn = 0;
            while (drawn < lines)
            {
                // A row stays in one piece where a page can hold it.
                double wanted = (Math.Min(lines - drawn, 40) * LineHeight) + (2 * CellPadding);
                bool isBroken = _y + wanted + (isStarted ? 0 : (head.Max(static cell => cell.Count) * LineHeight) + 12) > Bottom;
                if (isBroken)
                {
                    Break();
                }

                if (isBroken || !isStarted)
                {
                    Row(head, 0, head.Max(static cell => cell.Count), shares, Fonts.Bold, LineHeight);
                    isStarted = true;
                }

                int count = Math.Min(lines - drawn, Math.Max(1, (int)((Bottom - _y - (2 * CellPadding)) / LineHeight)));
                Row(cells, drawn, count, shares, Fonts.Regular, LineHeight);
                drawn += count;
            }
        }

        _y += 6;
    }

    /// <summary>Room for a picture; the page and its upper edge.</summary>
    public (PdfPage Page, double Y) Picture(double height)
    {
        Need(height);
        double y = _y;
        _y += height;
        return (Page, y);
    }

    /// <summary>Goes on with a new page.</summary>
    public void Break()
    {
        _pages.Add(new PdfPage());
        _y = Top;
    }

    /// <summary>Leaves some room.</summary>
    public void Space() => _y += 6;

    /// <summary>The finished file.</summary>
    public byte[] Finish()
    {
        for (int i = 0; i < _pages.Count; i++)
        {
            DrawEdges(_pages[i], i + 1);
        }

        PdfFile file = new();
        int catalogue = file.Reserve();
        int tree = file.Reserve();
        List<int> contents = [.. _pages.Select(page => file.AddStream(page.Content, ""))];
        (int regular, int bold) = (Fonts.Regular.AddTo(file), Fonts.Bold.AddTo(file));
        List<int> pages = [.. contents.Select(content => file.Add(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}] /Resources << /Font << /{Fonts.Regular.Resource} {regular} 0 R /{Fonts.Bold.Resource} {bold} 0 R >> >> /Contents {content} 0 R >>")))];
        file.Fill(tree, $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(static page => $"{page} 0 R"))}] >>");
        file.Fill(catalogue, $"<< /Type /Catalog /Pages {tree} 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>");
        string date = _head.IssuedAt.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        int description = file.Add($"<< /Title {PdfFile.Text(_head.Title)} /Subject {PdfFile.Text(_head.Id)} /Producer {PdfFile.Text(_head.Producer)} /CreationDate ({date}) /ModDate ({date}) >>");
        return file.Bytes(catalogue, description);
    }

    private void DrawEdges(PdfPage page, int number)
    {
        page.Text(Left, 40, Fonts.Regular, Small, Fonts.Writable(_head.Title));
        string count = string.Create(CultureInfo.InvariantCulture, $"page {number} of {_pages.Count}");
        page.Text(Left + TextWidth - Fonts.Regular.WidthOf(count, Small), 40, Fonts.Regular, Small, count);
        page.Line(Left, 46, Left + TextWidth, 46, PdfStroke.Thin);
        page.Line(Left, Bottom + 12, Left + TextWidth, Bottom + 12, PdfStroke.Thin);
        page.Text(Left, Bottom + 22, Fonts.Regular, Small, Fonts.Writable(_head.Id));
        page.Text(Left, Bottom + 32, Fonts.Regular, Small, $"content SHA-256 {_head.ContentSha256}");
    }

    private IReadOnlyList<string>[] Cells(IReadOnlyList<string> row, IReadOnlyList<double> shares, PdfFont font) =>
        [.. row.Select((cell, i) => TextLines.Of(Fonts.Writable(cell), font, 8, (shares[i] * TextWidth) - (2 * CellPadding)))];

    private void Row(IReadOnlyList<string>[] cells, int first, int count, IReadOnlyList<double> shares, PdfFont font, double lineHeight)
    {
        double height = (count * lineHeight) + (2 * CellPadding);
        double x = Left;
        for (int column = 0; column < cells.Length; column++)
        {
            for (int line = 0; line < count && first + line < cells[column].Count; line++)
            {
                Page.Text(x + CellPadding, _y + CellPadding + ((line + 1) * lineHeight) - 2.5, font, 8, cells[column][first + line]);
            }

            x += shares[column] * TextWidth;
        }

        _y += height;
        Page.Line(Left, _y, Left + TextWidth, _y, font == Fonts.Bold ? PdfStroke.Solid : PdfStroke.Thin);
    }

    private void Lines(string text, PdfFont font, double size)
    {
        foreach (string line in TextLines.Of(Fonts.Writable(text), font, size, TextWidth))
        {
            Need(size * Leading);
            _y += size * Leading;
            Page.Text(Left, _y - 2, font, size, line);
        }

        _y += 3;
    }

    private void Write(double x, PdfFont font, double size, string text)
    {
        _y += size * Leading;
        Page.Text(x, _y - 2, font, size, text);
    }

    private void Need(double height)
    {
        if (_y + height > Bottom)
        {
            Break();
        }
    }
}
