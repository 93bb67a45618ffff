using System.Globalization;
using System.Text;
using Spectra.Emulator.Simulation;

namespace Spectra.Emulator.Writing;

/// <summary>Two columns of text as the emulator writes them, with what they are above them.</summary>
internal static class Columns
{
    /// <summary>The file of an absorbance measurement.</summary>
    public static byte[] File(Measurement measurement)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# Title: {measurement.Title}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"# Instrument: {Measurement.Instrument}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"# Date: {measurement.At:yyyy-MM-dd HH:mm:ss}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"# Resolution: {Measurement.Resolution} cm-1\r\n");
        text.Append("Wavenumber (cm-1),Absorbance\r\n");
        for (int i = 0; i < measurement.Positions.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{measurement.Positions[i]:0.0000},{measurement.Ordinates[i]:0.000000}\r\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
