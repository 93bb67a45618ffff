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
    /// <param name="shape">The rows of the first view, mapped: they are not read here, since mapped pages count as memory.</param>
    /// <param name="views">The views in the order in which they lie in a row.</param>
    /// <param name="scrap">Makes a temporary file that vanishes when it is closed.</param>
    public static unsafe void Write(SpeclibAssembly file, string part, RowMatrix shape, IReadOnlyList<string> views, Func<string, FileStream> scrap)
    {
        FileStream[][] scraps = [.. views.Select(view => Names.Select(name => scrap($"{view}.{name}")).ToArray())];
        byte[] energies = new byte[Chunk * EnergyProfile.Stretches];
        PrincipalBasis[] bases = [.. views.Select((_, v) => Basis(file, part, shape, v * shape.Stride / views.Count))];
        float* buffer = (float*)NativeMemory.AlignedAlloc((nuint)Chunk * (nuint)shape.Stride * sizeof(float), 64);
        try
        {
            for (int v = 0; v < views.Count; v++)
            {
                PrincipalIndexWriter.WriteBasis(bases[v], scraps[v][0]);
            }

            for (int first = 0; first < shape.Rows; first += Chunk)
            {
                int count = Math.Min(Chunk, shape.Rows - first);
                file.Read(part, (long)first * shape.Stride * sizeof(float), new Span<byte>(buffer, count * shape.Stride * sizeof(float)));
                for (int v = 0; v < views.Count; v++)
                {
                    RowMatrix rows = new(buffer + ((long)v * shape.Stride / views.Count), count, shape.Points, shape.Stride);
                    PrincipalIndexWriter.WriteRows(rows, bases[v], new PrincipalStreams(scraps[v][1], scraps[v][2], scraps[v][3], scraps[v][4]));
                    Parallel.For(0, count, row => EnergyProfile.Of(rows[row][..rows.Points], energies.AsSpan(row * EnergyProfile.Stretches, EnergyProfile.Stretches)));
                    scraps[v][5].Write(energies, 0, count * EnergyProfile.Stretches);
                }
            }

            for (int v = 0; v < views.Count; v++)
            {
                for (int i = 0; i < Names.Length; i++)
                {
                    file.Add($"{views[v]}.{Names[i]}", scraps[v][i]);
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

    /// <summary>The basis of a view from the rows that it is found from.</summary>
    private static unsafe PrincipalBasis Basis(SpeclibAssembly file, string part, RowMatrix shape, int from)
    {
        int sampled = Math.Min(shape.Rows, PrincipalDirections.MostSampled);
        float* sample = (float*)NativeMemory.AlignedAlloc((nuint)sampled * (nuint)shape.Padded * sizeof(float), 64);
        try
        {
            for (int i = 0; i < sampled; i++)
            {
                long row = (long)i * shape.Rows / sampled;
                file.Read(part, ((row * shape.Stride) + from) * sizeof(float), new Span<byte>(sample + ((long)i * shape.Padded), shape.Padded * sizeof(float)));
            }

            return PrincipalBasis.Of(new RowMatrix(sample, sampled, shape.Points, shape.Padded));
        }
        finally
        {
            NativeMemory.AlignedFree(sample);
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
