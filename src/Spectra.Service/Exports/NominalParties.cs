using System.Collections.Immutable;

namespace Spectra.Service.Exports;

/// <summary>The persons and companies of a case. Only the report "with persons" takes it; no other export has a place for it.</summary>
/// <param name="Parties">In the order in which they were recorded.</param>
internal sealed record NominalParties(ImmutableArray<NominalParty> Parties);

/// <summary>One person or company.</summary>
/// <param name="Part">What part it played: consignor, consignee, carrier, declarant, owner, suspect or other.</param>
/// <param name="Kind">person or company.</param>
/// <param name="Name">Its name.</param>
/// <param name="Identifier">The number of a document or register.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="BornOn">The day of birth as it is documented.</param>
/// <param name="Address">Its address.</param>
/// <param name="Contact">Telephone or e-mail.</param>
/// <param name="Note">Anything else.</param>
internal sealed record NominalParty(string Part, string Kind, string Name, string? Identifier, string? Country, string? BornOn, string? Address, string? Contact, string? Note);
