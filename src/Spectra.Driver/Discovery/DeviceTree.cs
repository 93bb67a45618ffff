using System.Globalization;

namespace Spectra.Driver.Discovery;

/// <summary>Reads the kernel's tree of devices: small text files in folders, and links between them.</summary>
internal static class DeviceTree
{
    private const int LongestAttribute = 256;

    /// <summary>The devices of a class that have hardware behind them, with the folders that describe them; none where the class is not there.</summary>
    public static IEnumerable<(string Name, string Folder)> Entries(string classFolder)
    {
        string[] links;
        try
        {
            links = Directory.Exists(classFolder) ? [.. Directory.EnumerateFileSystemEntries(classFolder)] : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Unplugged between the two looks, or a container without this class.
            links = [];
        }

        // Dozens of consoles and pseudo-terminals have no device: they cost one look each.
        foreach (string link in links.Where(static link => Path.Exists(Path.Combine(link, "device"))).Order(StringComparer.Ordinal))
        {
            if (Resolve(link) is { } folder)
            {
                yield return (Path.GetFileName(link), folder);
            }
        }
    }

    /// <summary>Where a link leads, all the way; null where it leads nowhere.</summary>
    public static string? Resolve(string path)
    {
        try
        {
            string target = Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            return Path.Exists(target) ? target : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>An attribute's text without what can't be shown; null where there is none.</summary>
    public static string? Attribute(string folder, string name)
    {
        try
        {
            string path = Path.Combine(folder, name);
            if (!File.Exists(path))
            {
                return null;
            }

            string text = File.ReadAllText(path);
            text = string.Concat(text.Where(static c => !char.IsControl(c))).Trim();
            return text.Length == 0 ? null : text.Length > LongestAttribute ? text[..LongestAttribute] : text;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // An attribute of a device that was just unplugged can't be read any more.
            return null;
        }
    }

    /// <summary>The nearest attribute of a name on the way from a folder up to the tree's root; null where there is none.</summary>
    public static string? NearestAttribute(string folder, string root, string name) =>
        Upwards(folder, root).Select(step => Attribute(step, name)).FirstOrDefault(static text => text is not null);

    /// <summary>The USB device that a folder belongs to; null where it belongs to none.</summary>
    public static UsbDevice? Usb(string folder, string root)
    {
        foreach (string step in Upwards(folder, root))
        {
            if (Attribute(step, "idVendor") is { } vendor && Attribute(step, "idProduct") is { } product)
            {
                UsbIdentity identity = new(vendor, product, Attribute(step, "serial"), Attribute(step, "manufacturer"), Attribute(step, "product"));
                return new UsbDevice(identity, Path.GetFileName(step), $"{Attribute(step, "busnum")}:{Attribute(step, "devnum")}");
            }
        }

        return null;
    }

    /// <summary>Which of a USB device's lines a folder describes, counted from 1.</summary>
    public static int Line(string folder, string root)
    {
        // Interfaces are counted in hexadecimal; a multi-port adapter has one interface and numbers its ports.
        int port = Number(NearestAttribute(folder, root, "port_number"), NumberStyles.None);
        int line = Number(NearestAttribute(folder, root, "bInterfaceNumber"), NumberStyles.AllowHexSpecifier);
        return 1 + (port > 0 ? port : line);
    }

    private static int Number(string? text, NumberStyles style) => int.TryParse(text, style, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static IEnumerable<string> Upwards(string folder, string root)
    {
        string top = Path.GetFullPath(root);
        for (string? step = folder; step is not null && step.Length > top.Length; step = Path.GetDirectoryName(step))
        {
            yield return step;
        }
    }
}
