using System.Collections.Immutable;
using System.Globalization;
using Spectra.Preprocessing;
using Spectra.Service.Exports.Report.Pdf;

namespace Spectra.Service.Exports.Report;

/// <summary>Draws the measured spectrum with its best references, high wavenumbers on the left, and below them what the first reference leaves. Lines differ by their dashes.</summary>
internal static class OverlayPlot
{
    private const double PlotHeight = 200;
    private const double DifferenceHeight = 70;
    private const double Gap = 14;
    private const double Foot = 34;
    private const int MostReferences = 3;

    private static readonly ImmutableArray<PdfStroke> Strokes = [PdfStroke.Dashed, PdfStroke.Dotted, PdfStroke.DashDotted];

    private static readonly ImmutableArray<string> Styles = ["dashed", "dotted", "dash-dotted"];

    /// <summary>Draws the plot, or says why there is none.</summary>
    public static void Draw(ReportFlow flow, Spectrum? spectrum, ImmutableArray<ReferenceTrace> references)
    {
        if (spectrum is null || !PreprocessingRecipe.TryConvertUnits(spectrum, out Spectrum measured, out _))
        {
            flow.Paragraph(spectrum is null ? "The decoded spectrum is not at hand: the bytes received are missing or of a form that this version can't read." : $"No plot: {spectrum.Unit.Id} over {spectrum.Axis.Unit.Id} can't be drawn as absorbance over wavenumbers.");
            return;
        }

        ImmutableArray<ReferenceTrace> drawn = [.. references.Take(MostReferences).Where(reference => Trace.Overlaps(measured, reference))];
        double legend = 12 * (drawn.Length + 1);
        (PdfPage page, double y) = flow.Picture(legend + PlotHeight + (drawn.IsEmpty ? 0 : Gap + DifferenceHeight) + Foot);
        Legend(flow, page, y, drawn);
        Range range = Range.Of(measured);
        Trace own = Trace.Of(measured);
        Frame upper = new(page, y + legend, PlotHeight, range, own.Low, own.High);
        upper.DrawAxes(flow.Fonts, isLast: drawn.IsEmpty, "absorbance");
        for (int i = 0; i < drawn.Length; i++)
        {
            upper.Draw(Trace.Of(drawn[i]).ScaledTo(own, range.Low, range.High), Strokes[i]);
        }

        upper.Draw(own, PdfStroke.Solid);
        if (!drawn.IsEmpty)
        {
            Trace difference = own.Minus(Trace.Of(drawn[0]).ScaledTo(own, range.Low, range.High));

            // On the scale of the plot above where it fits, so that a small difference looks small.
            double bound = Math.Max(Math.Max(Math.Abs(difference.Low), Math.Abs(difference.High)), (own.High - own.Low) * DifferenceHeight / PlotHeight / 2);
            Frame lower = new(page, y + legend + PlotHeight + Gap, DifferenceHeight, range, -bound, bound);
            lower.DrawAxes(flow.Fonts, isLast: true, "difference");
            lower.DrawZero();
            lower.Draw(difference, PdfStroke.Solid);
        }

        flow.Note(drawn.IsEmpty
            ? "No reference spectrum is at hand to be drawn over it."
            : "Each reference is scaled to the lowest and highest absorbance of the measurement over the range that both cover, so that shapes can be compared; heights say nothing of amounts. Difference: measurement minus the first reference.");
    }

    private static void Legend(ReportFlow flow, PdfPage page, double y, ImmutableArray<ReferenceTrace> references)
    {
        Entry(0, PdfStroke.Solid, "solid: the measurement");
        for (int i = 0; i < references.Length; i++)
        {
            Entry(i + 1, Strokes[i], $"{Styles[i]}: {references[i].Name} ({references[i].Id}, {references[i].Library})");
        }

        void Entry(int row, PdfStroke stroke, string text)
        {
            double at = y + (12 * row) + 6;
            page.Line(ReportFlow.Left, at - 2.5, ReportFlow.Left + 36, at - 2.5, stroke);
            page.Text(ReportFlow.Left + 42, at, flow.Fonts.Regular, 7.5, TextLines.Of(flow.Fonts.Writable(text), flow.Fonts.Regular, 7.5, ReportFlow.TextWidth - 42)[0]);
        }
    }

    /// <summary>The wavenumbers that a plot covers.</summary>
    private sealed record Range(double Low, double High)
    {
        public static Range Of(Spectrum spectrum) =>
            new(Math.Min(spectrum.Axis.First, spectrum.Axis.Last), Math.Max(spectrum.Axis.First, spectrum.Axis.Last));

        /// <summary>The distance of two ticks: a round number with at most ten of them.</summary>
        public double Tick => new double[] { 50, 100, 200, 250, 500, 1000, 2000 }.FirstOrDefault(step => (High - Low) / step <= 10, 5000);
    }

    /// <summary>A part of the page with its scales.</summary>
    private sealed class Frame(PdfPage page, double y, double height, Range range, double low, double high)
    {
        private const double LeftScale = 42;

        private static double Width => ReportFlow.TextWidth - LeftScale;

        private double Span => high > low ? high - low : 1;

        public void DrawAxes(ReportFonts fonts, bool isLast, string title)
        {
            page.Frame(ReportFlow.Left + LeftScale, y, Width, height, PdfStroke.Thin);
            for (double tick = Math.Ceiling(range.Low / range.Tick) * range.Tick; tick <= range.High; tick += range.Tick)
            {
                page.Line(X(tick), y, X(tick), y + height, PdfStroke.Guide);
                if (isLast)
                {
                    Centred(fonts, X(tick), y + height + 9, tick.ToString("0", CultureInfo.InvariantCulture));
                }
            }

            if (isLast)
            {
                Centred(fonts, ReportFlow.Left + LeftScale + (Width / 2), y + height + 20, "wavenumber / cm⁻¹");
            }

            RightBound(fonts, y + 6, high);
            RightBound(fonts, y + height, low);
            string name = fonts.Writable(title);
            page.Text(ReportFlow.Left + LeftScale - 4 - fonts.Regular.WidthOf(name, 6.5), y + (height / 2), fonts.Regular, 6.5, name);
        }

        public void DrawZero()
        {
            if (low < 0 && high > 0)
            {
                page.Line(ReportFlow.Left + LeftScale, Y(0), ReportFlow.Left + LeftScale + Width, Y(0), PdfStroke.Guide);
            }
        }

        /// <summary>Draws a trace: of each column the first, lowest, highest and last point, so that no narrow band is lost; where points are missing the line is interrupted.</summary>
        public void Draw(Trace trace, PdfStroke stroke)
        {
            List<(double, double)> line = [];
            foreach ((double position, double ordinate) in trace.Thinned(range.Low, range.High, columns: 1800))
            {
                if (double.IsNaN(ordinate))
                {
                    Flush(line, stroke);
                }
                else
                {
                    line.Add((X(position), Y(Math.Clamp(ordinate, low - (0.02 * Span), high + (0.02 * Span)))));
                }
            }

            Flush(line, stroke);
        }

        private void Flush(List<(double, double)> line, PdfStroke stroke)
        {
            if (line.Count > 1)
            {
                page.Path([.. line], stroke);
            }

            line.Clear();
        }

        private double X(double position) => ReportFlow.Left + LeftScale + (Width * (range.High - position) / Math.Max(range.High - range.Low, double.Epsilon));

        private double Y(double ordinate) => y + 4 + ((height - 8) * (high - ordinate) / Span);

        private void Centred(ReportFonts fonts, double x, double baseLine, string text)
        {
            string writable = fonts.Writable(text);
            page.Text(x - (fonts.Regular.WidthOf(writable, 7) / 2), baseLine, fonts.Regular, 7, writable);
        }

        private void RightBound(ReportFonts fonts, double baseLine, double value)
        {
            string text = value.ToString("0.###", CultureInfo.InvariantCulture);
            page.Text(ReportFlow.Left + LeftScale - 4 - fonts.Regular.WidthOf(text, 6.5), baseLine, fonts.Regular, 6.5, text);
        }
    }
}
