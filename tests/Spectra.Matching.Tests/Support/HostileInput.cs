using Spectra.Formats;
using Spectra.Formats.Sources;

namespace Spectra.Matching.Tests.Support;

/// <summary>Reads an input as the product does, wherever it leads.</summary>
internal static class HostileInput
{
    /// <summary>What came of it: <c>accepted</c>, or the code of every refusal. Throws what the product lets escape.</summary>
    public static IEnumerable<string> Outcomes(string name, byte[] content)
    {
        if (!name.EndsWith(".zip", StringComparison.Ordinal))
        {
            return [Outcome(SpectrumReader.Read(content, name))];
        }

        using MemoryStream archive = new(content, writable: false);
        return
        [
            .. SpectrumSource.ReadArchive(archive, name).Select(item => item switch
            {
                SourceItem.File file => Outcome(SpectrumReader.Read(file.Content, file.Name, file.Index)),
                SourceItem.Refused refused => refused.Error.Id,
                _ => throw new System.Diagnostics.UnreachableException(),
            }),
        ];
    }

    private static string Outcome(ReadResult result) => result switch
    {
        ReadResult.Refused refused => refused.Error.Message.Length > 0 ? refused.Error.Id : throw new InvalidOperationException("A refusal without a sentence."),
        ReadResult.Accepted accepted => accepted.File.Spectra.Length > 0 ? "accepted" : throw new InvalidOperationException("An accepted file without a spectrum."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
