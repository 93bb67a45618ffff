using Spectra.Formats;
using Spectra.Formats.Sources;
using Spectra.Service.Identification;

namespace Spectra.Service.Commands;

/// <summary>Opens what the sources found, and reports what could not be read, the same way in every command.</summary>
internal static class Opening
{
    /// <summary>The spectra of an item with its bytes, or the reason why there are none.</summary>
    public static (SpectrumFile? File, ReadError? Error, ReadOnlyMemory<byte> Content) Of(SourceItem item) => item switch
    {
        SourceItem.Refused refused => (null, refused.Error, default),
        SourceItem.File file => SpectrumReader.Read(file.Content, file.Name, file.Index) switch
        {
            ReadResult.Accepted accepted => (accepted.File, null, file.Content),
            ReadResult.Refused refused => (null, refused.Error, file.Content),
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Says why a file could not be read: a sentence on stderr, and with <paramref name="json"/> its line on stdout.</summary>
    public static void Report(string file, ReadError error, bool json)
    {
        CommandOutput.Problem(file, error.Id, error.Message);
        if (json)
        {
            CommandOutput.Line(ReportLine.Of(new FileError(file, new ErrorStatement(error.Id, error.Message))));
        }
    }
}
