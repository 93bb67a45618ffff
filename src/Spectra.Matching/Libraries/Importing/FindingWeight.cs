using System.Text.Json.Serialization;

namespace Spectra.Libraries.Importing;

/// <summary>How much a finding counts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingWeight>))]
public enum FindingWeight
{
    /// <summary>Worth knowing; nobody has to do anything.</summary>
    Note,

    /// <summary>Somebody has to look before the entry is released.</summary>
    Flagged,

    /// <summary>The entry can't serve as it is: it is kept, and stays out of a release until somebody decides otherwise.</summary>
    Quarantined,
}
