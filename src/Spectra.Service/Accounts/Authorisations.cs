using System.Collections.Immutable;
using Spectra.Service.Storage;

namespace Spectra.Service.Accounts;

/// <summary>Who may act in which role (ISO/IEC 17025:2017, 6.2.5): rows of the evidence, granted for a time and ended before it. A row that is not as it was recorded grants nothing.</summary>
internal sealed class Authorisations(Database database)
{
    /// <summary>How long an authorisation can be granted for at once.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(731);

    /// <summary>The roles that an account has at a moment.</summary>
    public ImmutableArray<Role> RolesOf(string accountId, DateTimeOffset at) =>
        [.. Of(accountId).Where(granted => granted.IsValidAt(at)).Select(static granted => granted.Authorisation.Role).Distinct().Order()];

    /// <summary>Every authorisation of an account, oldest first.</summary>
    public ImmutableArray<GrantedRole> Of(string accountId) => database.Read(snapshot => Read(snapshot, "WHERE account_id = @accountId ORDER BY granted_at, id", new { accountId }));

    /// <summary>An authorisation; null where there is none with this id.</summary>
    public GrantedRole? Find(Guid id) => database.Read(snapshot => Read(snapshot, "WHERE id = @id", new { id = id.ToString() })) is [{ } found, ..] ? found : null;

    /// <summary>The accounts that have a role at a moment.</summary>
    public ImmutableArray<string> AccountsWith(Role role, DateTimeOffset at) =>
    [
        .. database.Read(snapshot => Read(snapshot, "ORDER BY granted_at, id", new { }))
            .Where(granted => granted.Authorisation.Role == role && granted.IsValidAt(at)).Select(static granted => granted.Authorisation.AccountId).Distinct(),
    ];

    /// <summary>Grants a role.</summary>
    /// <param name="accountId">To whom.</param>
    /// <param name="role">Which.</param>
    /// <param name="basis">Training, examination or order that it rests on.</param>
    /// <param name="validFrom">From when.</param>
    /// <param name="validUntil">Until when, not after <see cref="Longest"/>.</param>
    /// <param name="grantedBy">By whom; null for the service itself.</param>
    public Authorisation Grant(string accountId, Role role, string basis, DateTimeOffset validFrom, DateTimeOffset validUntil, string? grantedBy)
    {
        Authorisation? granted = null;
        database.Append(append =>
        {
            granted = new Authorisation { Id = Guid.CreateVersion7(append.At), AccountId = accountId, Role = role, Basis = basis, ValidFrom = validFrom, ValidUntil = validUntil, GrantedBy = grantedBy, GrantedAt = append.At };
            append.Insert(RecordShape<Authorisation>.Row(granted));
        });
        return granted!;
    }

    /// <summary>Ends an authorisation before its time.</summary>
    /// <returns>Whether it had not been ended before.</returns>
    public bool End(Guid authorisationId, string reason, string endedBy)
    {
        bool isEnded = false;
        database.Append(append =>
        {
            if (!append.Any("SELECT 1 FROM evidence_authorisation_end WHERE authorisation_id = @id", new { id = authorisationId.ToString() }))
            {
                append.Insert(RecordShape<AuthorisationEnd>.Row(new AuthorisationEnd { Id = Guid.CreateVersion7(append.At), AuthorisationId = authorisationId, Reason = reason, EndedBy = endedBy, EndedAt = append.At }));
                isEnded = true;
            }
        });
        return isEnded;
    }

    private static ImmutableArray<GrantedRole> Read(Snapshot snapshot, string rest, object parameters)
    {
        ImmutableArray<Recorded<Authorisation>> granted = snapshot.Records<Authorisation>(rest, parameters);
        return
        [
            .. granted.Select(recorded => new GrantedRole(
                recorded.Value,
                snapshot.Records<AuthorisationEnd>("WHERE authorisation_id = @id", new { id = recorded.Value.Id.ToString() }) is [{ } end, ..] ? end.Value : null,
                recorded.IsIntact)),
        ];
    }
}
