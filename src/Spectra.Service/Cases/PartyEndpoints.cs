using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Spectra.Service.Accounts;
using Spectra.Service.Api;
using Spectra.Service.Seizures.Numbers;
using Spectra.Service.Storage;

namespace Spectra.Service.Cases;

/// <summary>Nominal data over the interface; who looks at it is noted before it is shown.</summary>
internal static class PartyEndpoints
{
    private static readonly string[] Parts = ["consignor", "consignee", "carrier", "declarant", "owner", "suspect", "other"];
    private static readonly string[] Kinds = ["person", "company"];

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/cases/{caseId}/parties", Read).Require(Permission.ReadNominal).OfCase("caseId").WithSummary("Persons and companies of a case; that they were read is recorded");
        api.MapPost("/cases/{caseId}/parties", Add).Require(Permission.WriteNominal).OfCase("caseId").WithSummary("Records a person or company of a case");
        api.MapPost("/parties/{partyId}/disposal", Dispose).Require(Permission.DisposeNominal).WithSummary("Disposes of the nominal data of a party");
    }

    private static Ok<ImmutableArray<PartyView>> Read(Guid caseId, HttpContext context, PartyStore parties, AccessLog log)
    {
        log.Append(AccessOutcome.NominalRead, context.Trace(), context.Person(), subject: caseId.ToString());
        return TypedResults.Ok(parties.Read(caseId).Select(static found => PartyView.Of(found.Party, found.Nominal, found.IsIntact)).ToImmutableArray());
    }

    private static Results<Created<IdView>, ProblemHttpResult> Add(Guid caseId, PartyRequest request, HttpContext context, PartyStore parties, TimeProvider time)
    {
        if (new RequestFaults().AddWord("part", request.Part, Parts).AddWord("kind", request.Kind, Kinds).Add("country", request.Country, CountryCode.Fault).Problem() is { } problem)
        {
            return problem;
        }

        Guid id = Guid.CreateVersion7(time.GetUtcNow());
        NominalParty nominal = new()
        {
            Id = id,
            Salt = NominalParty.NewSalt(),
            Kind = request.Kind,
            Name = request.Name.Trim(),
            Identifier = request.Identifier,
            Country = CountryCode.TryParse(request.Country, out CountryCode country) ? country.Alpha3 : null,
            BornOn = request.BornOn?.ToString("O", CultureInfo.InvariantCulture),
            Address = request.Address,
            Contact = request.Contact,
            Note = request.Note,
        };
        return Appended.As(
            parties.Add(new Party { Id = id, CaseId = caseId, Part = request.Part, Replaces = request.Replaces, Commitment = nominal.Commitment(), RecordedBy = context.Person().AccountId, RecordedAt = time.GetUtcNow() }, nominal),
            $"/api/v1/cases/{caseId}/parties");
    }

    private static Results<Created<IdView>, ProblemHttpResult> Dispose(Guid partyId, DisposalRequest request, HttpContext context, PartyStore parties, TimeProvider time) => Appended.As(
        parties.Dispose(new Disposal { Id = Guid.CreateVersion7(time.GetUtcNow()), PartyId = partyId, Basis = request.Basis, DisposedBy = context.Person().AccountId, DisposedAt = time.GetUtcNow() }),
        $"/api/v1/parties/{partyId}");
}
