using Spectra.Service.Api;
using Spectra.Service.Seizures.Numbers;

namespace Spectra.Service.Exhibits;

/// <summary>A sampling plan.</summary>
/// <param name="SampleSize">How many packages to examine, chosen at random.</param>
/// <param name="Sentence">The plan in words.</param>
internal sealed record SamplingPlanView(int SampleSize, string Sentence);

/// <summary>A container number as it is typed.</summary>
/// <param name="State">so-far-valid, whole or faulty.</param>
/// <param name="Sentence">What is there and what comes next, or what is wrong.</param>
internal sealed record ContainerNumberView(string State, string Sentence)
{
    public static ContainerNumberView Of(TypingProgress progress) => new(EnumWord.Of(progress.State), progress.Sentence);
}
