using System.Diagnostics;
using Spectra.Scan;

namespace Spectra.Benchmarks.Ratios.Fixtures;

/// <summary>The index of a fixture's rows in native memory, worked out anew in every run: it is what is measured.</summary>
internal sealed class IndexMemory : IDisposable
{
    private readonly NativeRows[] _arrays;

    public IndexMemory(Fixture fixture, RatioReport report)
    {
        long start = Stopwatch.GetTimestamp();
        RowMatrix rows = fixture.Rows;
        PrincipalBasis basis = PrincipalBasis.Of(rows);
        _arrays =
        [
            new(basis.Count, rows.Points),
            new(PrincipalArrays.CodeRows(rows.Rows), PrincipalArrays.CodePoints),
            new(PrincipalArrays.TermRows(rows.Rows), PrincipalArrays.TermPoints),
            new(rows.Rows, PrincipalArrays.PrincipalPoints),
            new(rows.Rows, PrincipalArrays.BatchPoints),
        ];
        Stream[] streams = [.. _arrays.Select(array => array.Written())];
        PrincipalIndexWriter.WriteBasis(basis, streams[0]);
        PrincipalIndexWriter.WriteRows(rows, basis, new PrincipalStreams(streams[1], streams[2], streams[3], streams[4]));
        RowMatrix[] written = [.. _arrays.Select(array => array.Matrix(array.Rows))];
        Index = new PrincipalIndex(rows.Rows, new PrincipalArrays(written[0], written[1], written[2], written[3], written[4]));
        report.Tell($"Its principal index of {basis.Count} directions took {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s.");
    }

    public PrincipalIndex Index { get; }

    public void Dispose() => Array.ForEach(_arrays, array => array.Dispose());
}
