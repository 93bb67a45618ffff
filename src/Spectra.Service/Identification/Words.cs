using Spectra.Confidence;
using Spectra.Roles;

namespace Spectra.Service.Identification;

/// <summary>The contract's words for the vocabulary's enumerations.</summary>
internal static class Words
{
    public static string Of(MeasurementRole role) => role switch
    {
        MeasurementRole.Sample => "sample",
        MeasurementRole.Blank => "blank",
        MeasurementRole.Background => "background",
        MeasurementRole.Check => "check",
        _ => "unknown",
    };

    public static string Of(Technique technique) => technique switch
    {
        Technique.Atr => "atr",
        Technique.Transmission => "transmission",
        Technique.Gas => "gas",
        Technique.Reflectance => "reflectance",
        _ => "not-stated",
    };

    public static string Of(QualityVerdict verdict) => verdict switch
    {
        QualityVerdict.Usable => "usable",
        QualityVerdict.Marginal => "marginal",
        _ => "unusable",
    };

    public static string Of(RoleBasis basis) => basis == RoleBasis.Stated ? "stated" : "inferred";
}
