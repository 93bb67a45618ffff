namespace Spectra.Service.Substances;

/// <summary>One line of a hazard statement.</summary>
/// <param name="Label">What the line is about, for example Transport.</param>
/// <param name="Text">The fact with its edition or caveat, or exactly <see cref="HazardStatement.NotKnown"/>.</param>
public sealed record HazardLine(string Label, string Text);
