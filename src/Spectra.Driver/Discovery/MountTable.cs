using System.Text;

namespace Spectra.Driver.Discovery;

/// <summary>Reads the kernel's table of mounts.</summary>
/// <remarks>A line is <c>id parent major:minor root point options [optional fields] - type source options</c>; spaces, tabs, line ends and backslashes in a name are written as three octal digits after a backslash.</remarks>
internal static class MountTable
{
    private const int FieldsBeforeOptional = 6;

    /// <summary>The mounts; none where the table can't be read.</summary>
    public static IReadOnlyList<Mount> Read(string path)
    {
        try
        {
            return [.. File.ReadLines(path).Select(Parse).OfType<Mount>()];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>A line's mount; null where it is none.</summary>
    public static Mount? Parse(string line)
    {
        string[] fields = line.Split(' ');
        int separator = Array.IndexOf(fields, "-", Math.Min(FieldsBeforeOptional, fields.Length));
        return separator < 0 || fields.Length < separator + 3
            ? null
            : new Mount(fields[0], fields[2], Decode(fields[3]), Decode(fields[4]), fields[separator + 1], Decode(fields[separator + 2]));
    }

    private static string Decode(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal))
        {
            return field;
        }

        // The escapes are of bytes, so they are undone in bytes.
        byte[] bytes = Encoding.UTF8.GetBytes(field);
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\\' && i + 3 < bytes.Length && IsOctal(bytes[i + 1]) && IsOctal(bytes[i + 2]) && IsOctal(bytes[i + 3]))
            {
                bytes[length++] = (byte)(((bytes[i + 1] - '0') << 6) | ((bytes[i + 2] - '0') << 3) | (bytes[i + 3] - '0'));
                i += 3;
            }
            else
            {
                bytes[length++] = bytes[i];
            }
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static bool IsOctal(byte digit) => digit is >= (byte)'0' and <= (byte)'7';
}
