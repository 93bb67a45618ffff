namespace Spectra.Preprocessing;

/// <summary>One step between a measured and a prepared spectrum: a pure function, a sealed record of its parameters.</summary>
public interface IPreprocessingStep
{
    /// <summary>The step and its parameters in one invariant line; it enters the recipe's hash.</summary>
    string Formula { get; }

    /// <summary>Why the step can't be applied to this spectrum; null when it can.</summary>
    PreparationRefusal? Check(Spectrum spectrum);

    /// <summary>The spectrum after the step. The input has passed <see cref="Check"/> and is not changed.</summary>
    Spectrum Apply(Spectrum spectrum);
}
