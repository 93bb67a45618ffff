using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Spectra.Driver.Docking;

/// <summary>A record as far as it came. What was checked survives the end of the session, of the process, and of the power.</summary>
internal sealed class Part : IDisposable
{
    public const string EntrySuffix = ".json";
    public const string WholeSuffix = ".whole";
    private const string PartSuffix = ".part";
    private const string OffsetSuffix = ".offset";

    private readonly string? _name;
    private readonly ArrayBufferWriter<byte> _content = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private FileStream? _file;
    private FileStream? _offset;

    private Part(string? name) => _name = name;

    /// <summary>How many bytes are there.</summary>
    public long Length => _content.WrittenCount;

    /// <summary>Whether the record came whole in an earlier session.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The bytes that are there.</summary>
    public ReadOnlyMemory<byte> Content => _content.WrittenMemory;

    /// <summary>A part that ends with the session.</summary>
    public static Part InMemory() => new(null);

    /// <summary>A part in files, with what an earlier session left in them as far as it is what was checked then.</summary>
    /// <exception cref="IOException">The files can't be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The files may not be opened.</exception>
    public static Part OnDisk(string name)
    {
        Part part = new(name);
        try
        {
            if (File.Exists(name + WholeSuffix))
            {
                part.Take(File.ReadAllBytes(name + WholeSuffix));
                part.IsWhole = true;
                return part;
            }

            part.OpenFiles();
            part.TakeWhatWasChecked();
            return part;
        }
        catch
        {
            part.Dispose();
            throw;
        }
    }

    /// <summary>Adds checked bytes.</summary>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _file?.Write(bytes);
        Take(bytes);
        WriteOffset();
    }

    /// <summary>Begins again with nothing.</summary>
    /// <exception cref="IOException">The disk is gone.</exception>
    public void Reset()
    {
        _content.ResetWrittenCount();
        _ = _hash.GetHashAndReset();
        IsWhole = false;
        if (_name is not null)
        {
            File.Delete(_name + WholeSuffix);
            OpenFiles();
        }

        _file?.SetLength(0);
        WriteOffset();
    }

    /// <summary>The record is whole: on return it is safe against a power cut.</summary>
    /// <exception cref="IOException">The disk is full or gone.</exception>
    public void Complete()
    {
        if (_file is null || IsWhole)
        {
            return;
        }

        _file.Flush(flushToDisk: true);
        Close();
        DurableFile.Rename(_name + PartSuffix, _name + WholeSuffix);
        IsWhole = true;
    }

    /// <summary>The record is committed elsewhere: nothing of it stays here.</summary>
    public void Remove()
    {
        Close();
        if (_name is null)
        {
            return;
        }

        // The content goes first: an entry without content is only forgotten, content without an entry would never be.
        foreach (string suffix in (string[])[WholeSuffix, PartSuffix, OffsetSuffix, EntrySuffix])
        {
            File.Delete(_name + suffix);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        _hash.Dispose();
    }

    private void OpenFiles()
    {
        _file ??= Open(PartSuffix);
        _offset ??= Open(OffsetSuffix);
    }

    private FileStream Open(string suffix) => new(_name + suffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    private void Close()
    {
        _file?.Dispose();
        _offset?.Dispose();
        (_file, _offset) = (null, null);
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        _content.Write(bytes);
        _hash.AppendData(bytes);
    }

    /// <summary>Not flushed: after a power cut it may be older or newer than the content, and then the hash says so and the record is pulled from its beginning.</summary>
    private void WriteOffset()
    {
        if (_offset is not null)
        {
            // Of one length always, so that one write replaces another and a killed session leaves one of the two.
            byte[] line = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Length:D12} {Convert.ToHexStringLower(_hash.GetCurrentHash())}\n"));
            RandomAccess.Write(_offset.SafeFileHandle, line, 0);
        }
    }

    private void TakeWhatWasChecked()
    {
        byte[] there = new byte[_file!.Length];
        _file.ReadExactly(there);
        byte[] offset = new byte[_offset!.Length];
        _offset.ReadExactly(offset);
        string[] stated = Encoding.ASCII.GetString(offset).Split(' ', '\n');
        bool isChecked = stated.Length >= 2
            && int.TryParse(stated[0], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            && length <= there.Length
            && Convert.ToHexStringLower(SHA256.HashData(there.AsSpan(0, length))) == stated[1];
        int kept = isChecked ? int.Parse(stated[0], CultureInfo.InvariantCulture) : 0;
        Take(there.AsSpan(0, kept));
        _file.SetLength(kept);
        _file.Position = kept;
    }
}
