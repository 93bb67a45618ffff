namespace Spectra.Formats;

/// <summary>Carries a refusal from the depth of a parser to <see cref="SpectrumReader"/>, which turns it into a value; it never leaves this namespace.</summary>
internal sealed class FileRefusedException : Exception
{
    public FileRefusedException(ReadErrorCode code, string message)
        : base(message) => Code = code;

    public ReadErrorCode Code { get; }

    /// <summary>The refusal as a value.</summary>
    public ReadError ToError() => new(Code, Message);
}
