namespace Spectra.Driver.Protocols;

/// <summary>What came of waiting for a frame.</summary>
/// <typeparam name="TFrame">The frame's type.</typeparam>
/// <param name="Outcome">How the waiting ended.</param>
/// <param name="Frame">The frame; only where one came.</param>
internal readonly record struct Exchange<TFrame>(ExchangeOutcome Outcome, TFrame? Frame)
    where TFrame : class;
