namespace Spectra.Driver.Docking;

/// <summary>Reads what an instrument says of itself in a file at the root of its stick: lines of <c>Key=Value</c> with the keys Model, Serial and Firmware.</summary>
internal static class InstrumentIni
{
    /// <summary>The file's name, in any case.</summary>
    public const string FileName = "INSTRUMENT.INI";

    private const int MaximumBytes = 64 * 1024;
    private const int MaximumValueLength = 120;

    /// <summary>The identity the folder's root states; <see cref="DeviceIdentity.NotReported"/> where there is no such file, or none that can be read.</summary>
    public static DeviceIdentity Find(string root)
    {
        try
        {
            EnumerationOptions anyCase = new() { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = FileAttributes.ReparsePoint };
            FileInfo? file = new DirectoryInfo(root).EnumerateFiles(FileName, anyCase).FirstOrDefault();
            return file is { LinkTarget: null, Length: > 0 and <= MaximumBytes } ? Parse(File.ReadAllText(file.FullName)) : DeviceIdentity.NotReported;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The file is a courtesy: without it the identity is "not reported" and the spectra are taken all the same.
            return DeviceIdentity.NotReported;
        }
    }

    /// <summary>The identity the lines state; the first of several equal keys counts.</summary>
    public static DeviceIdentity Parse(string text)
    {
        Dictionary<string, string> stated = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in text.Split('\n'))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line.TrimStart()[0] is not (';' or '#' or '['))
            {
                string value = FileNames.Sanitise(line[(equals + 1)..].Trim().Trim('"'));
                stated.TryAdd(line[..equals].Trim(), value.Length > MaximumValueLength ? value[..MaximumValueLength] : value);
            }
        }

        return new DeviceIdentity(Of("Model"), Of("Serial"), Of("Firmware"));

        string? Of(string key) => stated.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;
    }
}
