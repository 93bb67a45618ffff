namespace Spectra.Driver.Protocols;

/// <summary>What came of asking once.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Kind">How it went.</param>
/// <param name="Value">What was asked for; only where it was given.</param>
/// <param name="Why">What went wrong; null where nothing did.</param>
internal readonly record struct Attempt<T>(AttemptKind Kind, T Value, string? Why)
{
    /// <summary>The same failure of another question.</summary>
    public Attempt<TOther> As<TOther>() => new(Kind, default!, Why);

    /// <summary>The same attempt with its value read as something else.</summary>
    public Attempt<TOther> Map<TOther>(Func<T, TOther> read) => Kind == AttemptKind.Given ? new(Kind, read(Value), null) : As<TOther>();
}

/// <summary>Makes attempts.</summary>
internal static class Attempt
{
    /// <summary>A good answer.</summary>
    public static Attempt<T> Given<T>(T value) => new(AttemptKind.Given, value, null);

    /// <summary>No good answer came; asking again may help.</summary>
    public static Attempt<T> Again<T>(string why) => new(AttemptKind.Again, default!, why);

    /// <summary>The device says no.</summary>
    public static Attempt<T> Refused<T>(string why) => new(AttemptKind.Refused, default!, why);

    /// <summary>The device says later.</summary>
    public static Attempt<T> Busy<T>() => new(AttemptKind.Busy, default!, "The device is busy.");

    /// <summary>The failure of an exchange.</summary>
    public static Attempt<T> Failed<T>(ExchangeOutcome outcome) => outcome switch
    {
        ExchangeOutcome.Corrupt => Again<T>("The answer was damaged on the line."),
        ExchangeOutcome.TimedOut => Again<T>("No answer came in time."),
        ExchangeOutcome.HungUp => new(AttemptKind.HungUp, default!, "The line is gone."),
        ExchangeOutcome.Cancelled => new(AttemptKind.Cancelled, default!, null),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
