namespace Spectra.Preprocessing;

/// <summary>The ordinates without their sign: |y|, so that rising and falling flanks of a derivative count alike. Missing points stay missing.</summary>
internal sealed record AbsoluteValue : IPreprocessingStep
{
    public string Formula => "absolute-value";

    public PreparationRefusal? Check(Spectrum spectrum) => null;

    public Spectrum Apply(Spectrum spectrum) => spectrum.With([.. spectrum.Ordinates.ToArray().Select(Math.Abs)]);
}
