using Spectra.Formats;

namespace Spectra.Benchmarks.Import;

/// <summary>One spectrum of the corpus as it will lie in the planted source.</summary>
/// <param name="Library">The library it is from.</param>
/// <param name="Text">Its JCAMP-DX text.</param>
/// <param name="Index">Its row of the index.</param>
internal sealed record SourceEntry(string Library, string Text, IndexEntry Index)
{
    /// <summary>The labels that say what substance it is.</summary>
    private static readonly string[] LabelWords = ["##TITLE=", "##NAMES=", "##CAS REGISTRY NO=", "##MOLFORM="];

    /// <summary>The same curve with the label of another entry, in the file and in the index.</summary>
    public SourceEntry LabelledAs(SourceEntry other) => this with
    {
        Text = string.Join('\n', other.Lines().Where(IsLabel).Concat(Lines().Where(line => !IsLabel(line)))),
        Index = Index with { Name = other.Index.Name, Cas = other.Index.Cas },
    };

    /// <summary>The same curve under a name that nothing else has.</summary>
    public SourceEntry Named(string name) => this with
    {
        Text = string.Join('\n', Lines().Where(line => !IsLabel(line)).Prepend($"##TITLE={name}")),
        Index = Index with { Name = name, Cas = null },
    };

    /// <summary>The same in another file with an id of its own.</summary>
    public SourceEntry In(string file) => this with { Index = Index with { File = file, Id = file } };

    /// <summary>The value of a label; null where it is absent.</summary>
    public string? Value(string label) => Lines().FirstOrDefault(line => IsOf(line, label)) is { } line ? line[(label.Length + 3)..].Trim() : null;

    /// <summary>The same with another value of a label.</summary>
    public SourceEntry With(string label, string value) => this with { Text = string.Join('\n', Lines().Select(line => IsOf(line, label) ? $"##{label}={value}" : line)) };

    private static bool IsOf(string line, string label) => line.StartsWith($"##{label}=", StringComparison.Ordinal);

    private static bool IsLabel(string line) => Array.Exists(LabelWords, word => line.StartsWith(word, StringComparison.Ordinal));

    private string[] Lines() => Text.Replace("\r", "", StringComparison.Ordinal).Split('\n');
}
