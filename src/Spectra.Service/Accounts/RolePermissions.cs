using System.Collections.Frozen;
using static Spectra.Service.Accounts.Permission;
using static Spectra.Service.Accounts.Reach;

namespace Spectra.Service.Accounts;

/// <summary>What each role may do. What is not listed is refused.</summary>
internal static class RolePermissions
{
    private static readonly FrozenDictionary<Role, FrozenDictionary<Permission, Reach>> Table = new Dictionary<Role, FrozenDictionary<Permission, Reach>>
    {
        [Role.Officer] = Of((ReadRecord, Any), (OpenCases, Any), (WriteCases, Own), (ReadNominal, Own), (WriteNominal, Own), (Identify, Any), (RecordMeasurements, Any), (Permission.Export, Own), (HoldCases, Own), (ReadLibraries, Any), (ReadAlerts, Any), (AnswerAlerts, Any)),
        [Role.Chemist] = Of((ReadRecord, Any), (Identify, Any), (RecordMeasurements, Any), (Analyse, Any), (RecordConfirmations, Any), (Permission.Review, Any), (Permission.Export, Any), (ReadLibraries, Any), (ApproveLibraries, Any), (ReadAlerts, Any), (AnswerAlerts, Any)),
        [Role.LibraryAdmin] = Of((Identify, Any), (ReadLibraries, Any), (ImportLibraries, Any), (ApproveLibraries, Any), (ActivateLibraries, Any)),
        [Role.Auditor] = Of((ReadRecord, Any), (Permission.Export, Any), (Permission.Audit, Any), (HoldCases, Any), (ReadLibraries, Any), (ReadAlerts, Any)),
        [Role.SystemAdmin] = Of((ManageAccounts, Any), (DisposeNominal, Any)),
    }.ToFrozenDictionary();

    /// <summary>How far a role's permission goes. Everybody with an account has their own account.</summary>
    public static Reach Of(Role role, Permission permission) => permission == OwnAccount ? Own : Table[role].GetValueOrDefault(permission);

    private static FrozenDictionary<Permission, Reach> Of(params (Permission Permission, Reach Reach)[] allowed) =>
        allowed.ToFrozenDictionary(static entry => entry.Permission, static entry => entry.Reach);
}
