using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Spectra.Service.Exports.Report.Pdf;

/// <summary>Writes a PDF 1.7 file (ISO 32000-1) object by object. The same objects give the same bytes: the file's id is made of its content.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> _objects = [];

    /// <summary>Adds an object and gives its number.</summary>
    public int Add(string body) => Add(Encoding.ASCII.GetBytes(body));

    /// <summary>Keeps a number for an object that others refer to before it is written.</summary>
    public int Reserve() => Add([]);

    /// <summary>Writes an object whose number was kept.</summary>
    public void Fill(int number, string body) => _objects[number - 1] = Encoding.ASCII.GetBytes(body);

    /// <summary>Adds a compressed stream and gives its number.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="entries">Further entries of its dictionary.</param>
    public int AddStream(byte[] content, string entries)
    {
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        byte[] start = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< /Filter /FlateDecode /Length {packed.Length} {entries}>>\nstream\n"));
        return Add([.. start, .. packed.ToArray(), .. "\nendstream"u8]);
    }

    /// <summary>The file.</summary>
    /// <param name="catalogue">The number of the catalogue.</param>
    /// <param name="description">The number of the document's information.</param>
    public byte[] Bytes(int catalogue, int description)
    {
        using MemoryStream file = new();
        // The second line marks the file as binary for programs that copy it.
        file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        List<long> places = [];
        foreach (byte[] body in _objects)
        {
            places.Add(file.Length);
            file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n")));
            file.Write(body);
            file.Write("\nendobj\n"u8);
        }

        string id = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        StringBuilder end = new();
        long table = file.Length;
        end.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (long place in places)
        {
            end.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        }

        end.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root {catalogue} 0 R /Info {description} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{table}\n%%EOF\n");
        file.Write(Encoding.ASCII.GetBytes(end.ToString()));
        return file.ToArray();
    }

    /// <summary>A text in any script as a string of the PDF's own language.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private int Add(byte[] body)
    {
        _objects.Add(body);
        return _objects.Count;
    }
}
