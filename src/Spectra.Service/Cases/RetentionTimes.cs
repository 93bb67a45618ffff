using System.Globalization;
using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>How long nominal data is kept after a case was closed: a setting, for all cases or for those of a classification.</summary>
internal sealed class RetentionTimes(SiteSettings settings)
{
    /// <summary>Years where nothing is set.</summary>
    public const int UsualYears = 10;

    private const string Key = "retention";
    private const string ForAll = "years";
    private const int MostYears = 100;

    /// <summary>How many years hold for a classification, from 1 to 100; it is looked up as it is written.</summary>
    /// <exception cref="EvidenceException">What is set is no number of years.</exception>
    public int YearsOf(string? classification) =>
        (string.IsNullOrWhiteSpace(classification) ? null : Set(classification.Trim())) ?? Set(ForAll) ?? UsualYears;

    private int? Set(string name)
    {
        if (settings.Find($"SPECTRA_RETENTION__{name.ToUpperInvariant()}", Key, name) is not var (text, source))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int years) && years is > 0 and <= MostYears
            ? years
            : throw new EvidenceException($"What {source} says of '{Key}:{name}' is no time to keep nominal data: expected whole years, 1 to {MostYears}, such as \"{UsualYears}\".", null, Obstacle.Unavailable);
    }
}
