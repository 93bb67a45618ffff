namespace Spectra.Service.Cases;

/// <summary>A person or company as it is shown to who may see it. Disposed: nothing is left but the part it played.</summary>
internal sealed record PartyView(Guid Id, string Part, Guid? Replaces, bool IsDisposed, bool IsIntact, string? Kind, string? Name, string? Identifier, string? Country, string? BornOn, string? Address, string? Contact, string? Note)
{
    public static PartyView Of(Party party, NominalParty? nominal, bool isIntact) =>
        new(party.Id, party.Part, party.Replaces, nominal is null, isIntact, nominal?.Kind, nominal?.Name, nominal?.Identifier, nominal?.Country, nominal?.BornOn, nominal?.Address, nominal?.Contact, nominal?.Note);

    /// <inheritdoc/>
    public override string ToString() => "nominal data withheld";
}
