using System.Collections.Immutable;
using Spectra.Service.Cases;

namespace Spectra.Service.Exports;

/// <summary>The persons and companies of a case. Only the report "with persons" takes it; no other export has a place for it.</summary>
/// <param name="Parties">In the order in which they were recorded.</param>
internal sealed record NominalParties(ImmutableArray<PartyView> Parties);
