using System.Security.Cryptography;
using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>A person or company: nominal data, and nothing else is. It never leaves for another authority, a log or a metric.</summary>
/// <remarks>Its text form says nothing, so that it can't get into a log by accident.</remarks>
[EvidenceTable(EvidenceTables.NominalParty)]
internal sealed record NominalParty
{
    /// <summary>The id of the <see cref="Party"/> that holds the commitment.</summary>
    public required Guid Id { get; init; }

    /// <summary>Random, so that the commitment can't be guessed from a name once the data is disposed of.</summary>
    public required string Salt { get; init; }

    /// <summary>person or company.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Number of the passport, identity document or registration.</summary>
    public string? Identifier { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; init; }

    /// <summary>Date of birth, ISO 8601.</summary>
    public string? BornOn { get; init; }

    public string? Address { get; init; }

    public string? Contact { get; init; }

    public string? Note { get; init; }

    /// <summary>The hash of the row with its salt.</summary>
    public string Commitment() => RecordShape<NominalParty>.Row(this).Hash();

    /// <summary>A new salt: 32 random bytes.</summary>
    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <inheritdoc/>
    public override string ToString() => "nominal data withheld";
}
