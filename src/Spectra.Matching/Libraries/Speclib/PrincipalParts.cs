using System.Runtime.InteropServices;
using Spectra.Scan;

namespace Spectra.Libraries.Speclib;

/// <summary>The parts by which a search leaves most rows of a view unread: for each view <c>V.basis</c>, <c>V.codes</c>, <c>V.terms</c>, <c>V.principal</c>, <c>V.batch</c> (see <see cref="PrincipalArrays"/>) and <c>V.energies</c> (<see cref="EnergyProfile"/>).</summary>
internal static class PrincipalParts
{
    /// <summary>Rows that are in memory at a time.</summary>
    private const int Chunk = 1536;

    private static readonly string[] Names = ["basis", "codes", "terms", "principal", "batch", "energies"];

    /// <summary>Writes the parts of views whose rows lie in line in one part; memory does not grow with the rows.</summary>
    /// <param name="file">The file being written.</param>
    /// <param name="part">The part of the rows.</param>
    /// <param name="views">The views in the order in which they lie in a row, with the rows of each mapped.</param>
    /// <param name="scrap">Makes a temporary file that vanishes when it is closed.</param>
    public static unsafe void Write(SpeclibAssembly file, string part, IReadOnlyList<(string Name, RowMatrix Rows)> views, Func<string, FileStream> scrap)
    {
        RowMatrix all = views[0].Rows;
        PrincipalBasis[] bases = [.. views.Select(view => PrincipalBasis.Of(view.Rows))];
        FileStream[][] scraps = [.. views.Select(view => Names.Select(name => scrap($"{view.Name}.{name}")).ToArray())];
        byte[] energies = new byte[Chunk * EnergyProfile.Stretches];
        float* buffer = (float*)NativeMemory.AlignedAlloc((nuint)Chunk * (nuint)all.Stride * sizeof(float), 64);
        try
        {
            for (int v = 0; v < views.Count; v++)
            {
                PrincipalIndexWriter.WriteBasis(bases[v], scraps[v][0]);
            }

            for (int first = 0; first < all.Rows; first += Chunk)
            {
                int count = Math.Min(Chunk, all.Rows - first);
                file.Read(part, (long)first * all.Stride * sizeof(float), new Span<byte>(buffer, count * all.Stride * sizeof(float)));
                for (int v = 0; v < views.Count; v++)
                {
                    RowMatrix rows = new(buffer + ((long)v * all.Stride / views.Count), count, all.Points, all.Stride);
                    PrincipalIndexWriter.WriteRows(rows, bases[v], new PrincipalStreams(scraps[v][1], scraps[v][2], scraps[v][3], scraps[v][4]));
                    Parallel.For(0, count, row => EnergyProfile.Of(rows[row][..rows.Points], energies.AsSpan(row * EnergyProfile.Stretches, EnergyProfile.Stretches)));
                    scraps[v][5].Write(energies, 0, count * EnergyProfile.Stretches);
                }
            }

            for (int v = 0; v < views.Count; v++)
            {
                for (int i = 0; i < Names.Length; i++)
                {
                    file.Add($"{views[v].Name}.{Names[i]}", scraps[v][i]);
                    scraps[v][i].Dispose();
                }
            }
        }
        finally
        {
            NativeMemory.AlignedFree(buffer);
            foreach (FileStream stream in scraps.SelectMany(streams => streams))
            {
                stream.Dispose();
            }
        }
    }

    /// <summary>Reads the index of a view; null where the file has none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="view">The view.</param>
    /// <param name="rows">The view's rows.</param>
    /// <exception cref="InvalidDataException">A part has not the length that belongs to so many rows.</exception>
    public static IndexedView? Read(SpeclibFile file, string view, RowMatrix rows)
    {
        if (!file.Has($"{view}.basis"))
        {
            return null;
        }

        int vectors = (int)(file.Part($"{view}.basis").Length / sizeof(float) / rows.Padded);
        PrincipalArrays arrays = new(
            file.Rows($"{view}.basis", vectors, rows.Points, rows.Padded),
            file.Rows($"{view}.codes", PrincipalArrays.CodeRows(rows.Rows), PrincipalArrays.CodePoints, PrincipalArrays.CodePoints),
            file.Rows($"{view}.terms", PrincipalArrays.TermRows(rows.Rows), PrincipalArrays.TermPoints, PrincipalArrays.TermPoints),
            file.Rows($"{view}.principal", rows.Rows, PrincipalArrays.PrincipalPoints, PrincipalArrays.PrincipalPoints),
            file.Rows($"{view}.batch", rows.Rows, PrincipalArrays.BatchPoints, PrincipalArrays.BatchPoints));
        return new IndexedView(rows, new PrincipalIndex(rows.Rows, arrays), file.Part<byte>($"{view}.energies"));
    }
}
