namespace Spectra.Benchmarks.Ratios;

/// <summary>What the command line asks for.</summary>
/// <param name="Quick">A fifth of the rows.</param>
/// <param name="Corpus">The folder of measured spectra; it need not exist.</param>
/// <param name="Out">The Markdown file to write; null for none.</param>
internal sealed record RatioOptions(bool Quick, string Corpus, string? Out)
{
    public const string Usage = "ratios [--quick] [--corpus FOLDER] [--out FILE]";

    /// <summary>How many rows the matrix has.</summary>
    public int Rows => Quick ? 100_000 : 500_000;

    /// <summary>The options of a command line; null where it is not understood.</summary>
    public static RatioOptions? Parse(ReadOnlySpan<string> args)
    {
        RatioOptions options = new(false, Environment.GetEnvironmentVariable("SPECTRA_CORPUS") ?? "../shared/corpus", null);
        for (int i = 0; i < args.Length; i++)
        {
            string? value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--quick":
                    options = options with { Quick = true };
                    break;
                case "--corpus" when value is not null:
                    options = options with { Corpus = value };
                    i++;
                    break;
                case "--out" when value is not null:
                    options = options with { Out = value };
                    i++;
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
