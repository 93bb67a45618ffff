using System.Globalization;
using System.Text;

namespace Spectra.Soak.Docking;

/// <summary>Small files with a spectrum each, no two alike in content or size.</summary>
internal static class SmallSpectra
{
    private const int FewestRows = 60;

    /// <summary>Fills a folder with them.</summary>
    /// <param name="folder">The folder, which is made.</param>
    /// <param name="files">How many.</param>
    /// <param name="rowsMore">How many rows each has more than the one before; about 16 bytes a row.</param>
    public static string Write(string folder, int files, int rowsMore = 1)
    {
        Directory.CreateDirectory(folder);
        for (int i = 0; i < files; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{"SSSBC"[i % 5]}{i:D4}.csv")), Content(i, FewestRows + (i * rowsMore)));
        }

        return folder;
    }

    /// <summary>The content of one.</summary>
    /// <param name="number">What makes it different from the others.</param>
    /// <param name="rows">How many rows.</param>
    public static byte[] Content(int number, int rows)
    {
        StringBuilder text = new("wavenumber (cm-1),absorbance\n");
        for (int row = 0; row < rows; row++)
        {
            double absorbance = 0.5 + (0.3 * Math.Sin((row * 0.07) + number));
            text.Append(CultureInfo.InvariantCulture, $"{650 + (4.0 * row):0000.0},{absorbance:0.00000000}\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
