namespace Spectra.Driver.Protocols;

/// <summary>What came of asking a device.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Kind">How it went.</param>
/// <param name="Value">What was asked for; only where it was given.</param>
/// <param name="Sentence">What happened, for a person; null where it was given or called off.</param>
internal readonly record struct Answer<T>(AnswerKind Kind, T Value, string? Sentence)
{
    /// <summary>Whether the device gave what was asked for.</summary>
    public bool IsGiven => Kind == AnswerKind.Given;

    /// <summary>The same outcome for another question.</summary>
    public Answer<TOther> As<TOther>() => new(Kind, default!, Sentence);
}

/// <summary>Makes answers.</summary>
internal static class Answer
{
    /// <summary>The device gave it.</summary>
    public static Answer<T> Given<T>(T value) => new(AnswerKind.Given, value, null);

    /// <summary>The device refused, or gave what can't be: asking for something else goes on.</summary>
    public static Answer<T> Refused<T>(string sentence) => new(AnswerKind.Refused, default!, sentence);

    /// <summary>The device no longer answers, or the line is gone.</summary>
    public static Answer<T> Lost<T>(string sentence) => new(AnswerKind.Lost, default!, sentence);

    /// <summary>The caller called it off.</summary>
    public static Answer<T> Cancelled<T>() => new(AnswerKind.Cancelled, default!, null);
}
