using System.Globalization;
using System.Security.Cryptography;

namespace Spectra.Soak.Docking;

/// <summary>A folder like a detector's stick, which somebody works on while it is docked.</summary>
internal sealed class Stick : IDisposable
{
    private const int FewestRows = 60;
    private const int MostRows = 300;

    private static readonly string[] Folders = ["", "DCIM", "EXPORT/2026", "A/B/C"];

    private readonly string _parent;
    private readonly Random _random;
    private readonly Findings _findings;
    private readonly SortedDictionary<string, CopiedFile> _files = new(StringComparer.Ordinal);
    private string _mount = "STICK";
    private int _made;

    public Stick(string parent, Random random, Findings findings)
    {
        (_parent, _random, _findings) = (parent, random, findings);
        Clock = new StickClock(CopyOn);
        Directory.CreateDirectory(Root);
        File.WriteAllText(Path.Combine(Root, "INSTRUMENT.INI"), $"Model=SIMULATED STICK\r\nSerial={Detector.Serial}\r\nFirmware=1.0\r\n");
    }

    /// <summary>Where it is mounted.</summary>
    public string Root => Path.Combine(_parent, _mount);

    /// <summary>The clock that it is docked by.</summary>
    public StickClock Clock { get; }

    /// <summary>Its whole files.</summary>
    public IReadOnlyList<TrueRecord> Records =>
    [
        .. _files.Where(static file => file.Value.IsWhole).Select(static file =>
            new TrueRecord(Convert.ToHexStringLower(SHA256.HashData(file.Value.Content)), "", "", "", "", IsAcknowledged: false) { MayBeUnreadable = file.Value.IsCutOff }),
    ];

    /// <summary>Puts a file there that was measured some time ago.</summary>
    public void Add()
    {
        byte[] content = Measured();
        string name = Place(content, new CopiedFile(content) { Written = content.Length });
        File.SetLastWriteTimeUtc(PathOf(name), Clock.Now.AddMinutes(-2 - _random.Next(100_000)));
    }

    /// <summary>Begins to copy a file there.</summary>
    public void BeginToCopy()
    {
        byte[] content = Measured();
        int written = _random.Next(content.Length);
        Touch(Place(content[..written], new CopiedFile(content) { Written = written }));
        _findings.Fault("file-being-copied", 1);
    }

    /// <summary>Puts a file there that was cut off.</summary>
    public void AddCutOff()
    {
        byte[] whole = Measured();
        byte[] content = whole[..(1 + _random.Next(whole.Length - 1))];
        Touch(Place(content, new CopiedFile(content) { Written = content.Length, IsCutOff = true }));
        _findings.Fault("file-cut-off", 1);
    }

    /// <summary>Gives a file another name.</summary>
    public void Rename()
    {
        if (Any() is { } name)
        {
            string fresh = NewName();
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(fresh))!);
            File.Move(PathOf(name), PathOf(fresh));
            _files.Remove(name, out CopiedFile? file);
            _files.Add(fresh, file!);
            _findings.Fault("file-renamed", 1);
        }
    }

    /// <summary>Deletes a file.</summary>
    public void Delete()
    {
        if (Any() is { } name)
        {
            File.Delete(PathOf(name));
            _files.Remove(name);
            _findings.Fault("file-deleted", 1);
        }
    }

    /// <summary>Writes other content under a name that was there before.</summary>
    public void Overwrite()
    {
        if (Any() is { } name && _files[name].IsWhole)
        {
            byte[] content = Measured();
            _files[name] = new CopiedFile(content) { Written = content.Length };
            File.WriteAllBytes(PathOf(name), content);
            Touch(name);
            _findings.Fault("file-overwritten", 1);
        }
    }

    /// <summary>Unplugs it; the next time it comes up under another name, or the same.</summary>
    public void Replug()
    {
        string before = Root;
        _mount = string.Create(CultureInfo.InvariantCulture, $"STICK{_random.Next(4)}");
        if (Root != before)
        {
            Directory.Move(before, Root);
        }

        _findings.Fault("stick-unplugged", 1);
    }

    /// <summary>Copies on in every file that is not whole; the last part ends it.</summary>
    public void CopyOn()
    {
        foreach ((string name, CopiedFile file) in _files.Where(static file => !file.Value.IsWhole))
        {
            CopyOn(name, file, 1 + _random.Next(file.Content.Length - file.Written));
        }
    }

    /// <summary>Ends all copying, and lets enough time pass that nobody doubts it.</summary>
    public void Settle()
    {
        foreach ((string name, CopiedFile file) in _files.Where(static file => !file.Value.IsWhole))
        {
            CopyOn(name, file, file.Content.Length - file.Written);
        }

        Clock.Pass(TimeSpan.FromHours(1));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void CopyOn(string name, CopiedFile file, int more)
    {
        using (FileStream stream = new(PathOf(name), FileMode.Append))
        {
            stream.Write(file.Content.AsSpan(file.Written, more));
        }

        file.Written += more;
        Touch(name);
    }

    private byte[] Measured() => SmallSpectra.Content(++_made, _random.Next(FewestRows, MostRows));

    private string Place(byte[] content, CopiedFile file)
    {
        string name = NewName();
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), content);
        _files.Add(name, file);
        return name;
    }

    private string NewName()
    {
        string name;
        do
        {
            name = Path.Combine(Folders[_random.Next(Folders.Length)], string.Create(CultureInfo.InvariantCulture, $"SPEC{_random.Next(10_000):D4}.CSV"));
        }
        while (_files.ContainsKey(name));

        return name;
    }

    private string? Any() => _files.Count == 0 ? null : _files.Keys.ElementAt(_random.Next(_files.Count));

    private void Touch(string name) => File.SetLastWriteTimeUtc(PathOf(name), Clock.Now);

    private string PathOf(string name) => Path.Combine(Root, name);
}
