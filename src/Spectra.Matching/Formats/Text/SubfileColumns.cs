using System.Collections.Immutable;

namespace Spectra.Formats.Text;

/// <summary>The product's own CSV, <c>subfile,x,y</c>: spectra one below the other, each with an axis of its own.</summary>
internal static class SubfileColumns
{
    /// <summary>Whether the titles are those of the product's own CSV.</summary>
    public static bool Matches(ImmutableArray<string> titles) => titles is ["subfile", "x", "y"];

    /// <summary>Reads every spectrum of the table.</summary>
    public static ImmutableArray<Spectrum> Read(TextTable table, ImmutableArray<SpectrumWarning> warnings)
    {
        double[] subfiles = table.Column(0);
        double[] positions = table.Column(1);
        double[] ordinates = table.Column(2);
        ImmutableArray<Spectrum>.Builder spectra = ImmutableArray.CreateBuilder<Spectrum>();
        int start = 0;
        for (int row = 1; row <= subfiles.Length; row++)
        {
            if (row == subfiles.Length || subfiles[row] != subfiles[start])
            {
                if (subfiles[start] != spectra.Count)
                {
                    throw new FileRefusedException(ReadErrorCode.NotASpectrum, $"The column 'subfile' says {subfiles[start]} where {spectra.Count} was expected: subfiles count from 0, one after the other.");
                }

                SpectralAxis axis = TextSpectra.AxisOf(AxisUnit.NotStated, positions.AsSpan(start..row), table.FirstLine + start);
                spectra.Add(TextSpectra.SpectrumOf(axis, OrdinateUnit.NotStated, ordinates.AsSpan(start..row), Acquisition.NotStated, warnings)
                    ?? throw new FileRefusedException(ReadErrorCode.NoData, $"Subfile {spectra.Count} has no ordinate."));
                start = row;
            }
        }

        return spectra.ToImmutable();
    }
}
