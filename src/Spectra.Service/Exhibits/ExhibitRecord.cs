using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Exhibits;

/// <summary>An exhibit with everything that was done to it but its measurements, which are read on their own.</summary>
/// <param name="Exhibit">The exhibit.</param>
/// <param name="Path">The numbers of what it lies in, outermost first.</param>
/// <param name="Samplings">The sub-samples taken, in order.</param>
/// <param name="Measurements">The ids of the measurements that are of it now, in the order they were made its.</param>
/// <param name="Confirmations">What further techniques found, oldest first.</param>
/// <param name="Custody">The hand-overs, in order.</param>
/// <param name="CustodyFindings">Where the hand-overs don't fit one another, a sentence each.</param>
/// <param name="Attachments">Photographs and documents, oldest first.</param>
internal sealed record ExhibitRecord(
    Recorded<Exhibit> Exhibit,
    ImmutableArray<string> Path,
    ImmutableArray<Recorded<Sampling>> Samplings,
    ImmutableArray<Guid> Measurements,
    ImmutableArray<Recorded<Confirmation>> Confirmations,
    ImmutableArray<Recorded<CustodyTransfer>> Custody,
    ImmutableArray<string> CustodyFindings,
    ImmutableArray<Recorded<Attachment>> Attachments);
